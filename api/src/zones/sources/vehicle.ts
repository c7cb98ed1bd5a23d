import { vehicleFact } from '@parkwatch/domain/risk/amounts';
import { sql } from '../../db/sql.ts';
import { factSource } from './source-reader.ts';
import type { FactRow, Named, SourceReader } from './source-reader.ts';

const listVehicles = sql(import.meta, './list-vehicles.sql');

type VehicleRow = FactRow & Named & { why: keyof typeof WHY };

const WHY = {
  standing: { zh: '停留超过 10 分钟', en: 'standing for more than 10 min' },
  'at-loading': { zh: '在装卸区', en: 'at a loading place' },
  silent: { zh: '位置中断', en: 'silent' },
} as const;

/** Vehicles with dangerous goods that stand, and those of which nobody knows whether they do. */
export const vehicleSources: SourceReader = async (tx, now) =>
  (await tx.rows<VehicleRow>(listVehicles, [now])).map((row) => {
    const why = WHY[row.why];
    const label = {
      zh: `危险品车辆：${row.name_zh}（${why.zh}）`,
      en: `Hazmat vehicle: ${row.name_en} (${why.en})`,
    };
    const fact = vehicleFact(row.why === 'at-loading' ? 'at-loading' : 'standing');
    return factSource(row, { kind: 'vehicle', label, fact });
  });
