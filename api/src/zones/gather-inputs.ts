import { conditionLabel } from '@parkwatch/domain/alarm/condition-labels';
import type { AlarmState } from '@parkwatch/domain/alarm/alarm-state';
import type { AlarmCondition, AlarmPriority } from '@parkwatch/domain/alarm/priority';
import { gridCovering } from '@parkwatch/domain/risk/grid';
import type { RiskPlace, RiskSource } from '@parkwatch/domain/risk/risk-source';
import {
  weightOfAlarm,
  weightOfDataQuality,
  weightOfFacility,
  weightOfHiddenDanger,
  weightOfUnknownSensor,
} from '@parkwatch/domain/risk/source-weights';
import type { InherentLevel } from '@parkwatch/domain/risk/source-weights';
import type { ZoneInputs } from '@parkwatch/domain/risk/zone-inputs';
import { ZONE_SETTINGS } from '@parkwatch/domain/risk/zones';
import type { ZoneSettings } from '@parkwatch/domain/risk/zones';
import type { HiddenDanger } from '@parkwatch/domain/wire/hidden-dangers';
import type { Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import type { Parts } from '../parts.ts';
import { parkSetting } from '../settings/park-setting.ts';

const queries = {
  facilities: sql(import.meta, './list-facility-sources.sql'),
  alarms: sql(import.meta, './list-alarm-sources.sql'),
  dangers: sql(import.meta, './list-danger-sources.sql'),
  unknown: sql(import.meta, './list-unknown-sources.sql'),
  dataQuality: sql(import.meta, './list-data-quality-sources.sql'),
  extent: sql(import.meta, './read-extent.sql'),
};

/** What zones are computed from; `base` are the sources that rarely change (facilities). */
export type GatheredInputs = Omit<ZoneInputs, 'sources'> & {
  readonly base: readonly RiskSource[];
  readonly moving: readonly RiskSource[];
  readonly pointCount: number;
  readonly unknownCount: number;
};

/** Reads every source of risk as of `now`; undefined while the park has no land. */
export async function gatherInputs(
  tx: Tx,
  { config }: Parts,
  now: Date,
): Promise<GatheredInputs | undefined> {
  const extent = await tx.one<Extent>(queries.extent);
  if (extent?.west == null || extent.south == null || extent.east == null || extent.north == null)
    return undefined;
  const unknown = await tx.rows<UnknownRow>(queries.unknown, [now]);
  return {
    grid: gridCovering([extent.west, extent.south, extent.east, extent.north]),
    settings: await zoneSettings(tx, config),
    base: (await tx.rows<FacilityRow>(queries.facilities)).map(facilitySource),
    moving: [
      ...(await tx.rows<AlarmRow>(queries.alarms)).flatMap(alarmSource),
      ...(await tx.rows<DangerRow>(queries.dangers, [now])).map(dangerSource),
      ...unknown.map(unknownSource),
      ...(await tx.rows<DataQualityRow>(queries.dataQuality)).flatMap(dataQualitySource),
    ],
    pointCount: extent.points,
    unknownCount: unknown.length,
  };
}

type Extent = {
  west: number | null;
  south: number | null;
  east: number | null;
  north: number | null;
  points: number;
};
type Located = { id: number; enterprise_id: number | null; lon: number; lat: number };
type Named = { name_zh: string; name_en: string };
type FacilityRow = Named & {
  id: number;
  enterprise_id: number;
  inherent_level: InherentLevel;
  geometry: RiskPlace;
};
type AlarmRow = Located &
  Named & {
    kind: string;
    condition: AlarmCondition;
    priority: AlarmPriority;
    state: AlarmState;
    is_active: boolean;
  };
type DangerRow = Located & {
  number: string;
  title: string;
  grade: HiddenDanger['grade'];
  is_overdue: boolean;
};
type UnknownRow = Located & Named & { why: string; is_safety_critical: boolean };

/** The park sets the three colours; "larger" lies between red and general as in the model's own settings. */
async function zoneSettings(tx: Tx, config: Parts['config']): Promise<ZoneSettings> {
  const red = await parkSetting(tx, config, 'zone.redFrom');
  const yellow = await parkSetting(tx, config, 'zone.yellowFrom');
  const blue = await parkSetting(tx, config, 'zone.blueFrom');
  const usual = ZONE_SETTINGS.thresholds[2];
  const larger = usual < red && usual > yellow ? usual : Math.sqrt(red * yellow);
  return { ...ZONE_SETTINGS, thresholds: { 1: red, 2: larger, 3: yellow, 4: blue } };
}

function facilitySource(row: FacilityRow): RiskSource {
  return {
    id: `facility:${row.id}`,
    kind: 'facility',
    refId: row.id,
    enterpriseId: row.enterprise_id,
    label: { zh: row.name_zh, en: row.name_en },
    at: row.geometry,
    ...weightOfFacility(row.inherent_level),
  };
}

function alarmSource(row: AlarmRow): RiskSource[] {
  const weight = weightOfAlarm(row.priority, { state: row.state, isActive: row.is_active });
  if (weight === null) return [];
  const condition = conditionLabel(row.condition, row.kind);
  return [
    {
      ...placed('alarm', row),
      label: {
        zh: `报警：${row.name_zh}（${condition.zh}）`,
        en: `Alarm: ${row.name_en} (${condition.en})`,
      },
      ...weight,
    },
  ];
}

function dangerSource(row: DangerRow): RiskSource {
  const late = row.is_overdue ? { zh: '，已逾期', en: ', overdue' } : { zh: '', en: '' };
  return {
    ...placed('hidden-danger', row),
    label: {
      zh: `隐患 ${row.number}：${row.title}${late.zh}`,
      en: `Hidden danger ${row.number}: ${row.title}${late.en}`,
    },
    ...weightOfHiddenDanger(row.grade, row.is_overdue),
  };
}

const WHY = {
  never: { zh: '从未上线', en: 'never connected' },
  stale: { zh: '数据超时', en: 'no data' },
  'bad-quality': { zh: '数据质量差', en: 'bad quality' },
  'out-of-service': { zh: '停用', en: 'out of service' },
} as const;

function unknownSource(row: UnknownRow): RiskSource {
  const why = WHY[row.why as keyof typeof WHY];
  return {
    ...placed('unknown-sensor', row),
    label: {
      zh: `状态未知：${row.name_zh}（${why.zh}）`,
      en: `Unknown: ${row.name_en} (${why.en})`,
    },
    ...weightOfUnknownSensor(row.is_safety_critical),
  };
}

type DataQualityRow = Named & { id: number; score: number; geometry: RiskPlace };

function dataQualitySource(row: DataQualityRow): RiskSource[] {
  const weight = weightOfDataQuality(row.score);
  if (weight === null) return [];
  const label = {
    zh: `数据质量 ${row.score} 分：${row.name_zh}`,
    en: `Data quality ${row.score} %: ${row.name_en}`,
  };
  const place = { refId: row.id, enterpriseId: row.id, at: row.geometry };
  return [{ id: `data-quality:${row.id}`, kind: 'data-quality', label, ...place, ...weight }];
}

function placed<K extends RiskSource['kind']>(kind: K, { id, enterprise_id, lon, lat }: Located) {
  return {
    id: `${kind}:${id}`,
    kind,
    refId: id,
    enterpriseId: enterprise_id,
    at: { type: 'Point', coordinates: [lon, lat] } as RiskPlace,
  };
}
