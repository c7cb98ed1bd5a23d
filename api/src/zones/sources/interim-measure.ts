import { INTERIM_WARN_MS, interimStateAt } from '@parkwatch/domain/hidden-danger/interim-measure';
import { shortMeasure } from '@parkwatch/domain/hidden-danger/interim-notice';
import { temporaryMeasureFact } from '@parkwatch/domain/risk/amounts';
import type { Text } from '@parkwatch/domain/text/text';
import { parkMinuteText } from '@parkwatch/domain/time/park-clock';
import { sql } from '../../db/sql.ts';
import { factSource } from './source-reader.ts';
import type { FactRow, SourceReader } from './source-reader.ts';

const listInterimMeasures = sql(import.meta, './list-interim-measures.sql');

type MeasureRow = FactRow & {
  readonly number: string;
  readonly measure: string;
  readonly until: Date;
  readonly others_expired: number;
};

/**
 * Interim protection that is about to expire, and more where it has: people rely on what nobody looks after. Each danger counts
 * once, by the measure that ends first: who protects people in four ways is no worse than who does it in one.
 */
export const interimMeasureSources: SourceReader = async (tx, now) => {
  const soon = new Date(now.getTime() + INTERIM_WARN_MS);
  return (await tx.rows<MeasureRow>(listInterimMeasures, [now, soon])).map((row) => {
    const state = interimStateAt({ untilMs: row.until.getTime(), endedAtMs: null }, now.getTime());
    const isExpired = state === 'expired';
    const label = labelOf(row, isExpired);
    return factSource(row, {
      ...{ kind: 'temporary-measure', label, fact: temporaryMeasureFact(isExpired) },
    });
  });
};

/** `隐患 YH-2026-000001 的临时防护已到期：围挡隔离（07-24 16:00，另有 1 项已到期）`. */
function labelOf(
  { number, measure, until, others_expired: others }: MeasureRow,
  isExpired: boolean,
): Text {
  const words = shortMeasure(measure);
  const at = parkMinuteText(until.getTime());
  if (!isExpired) {
    return {
      zh: `隐患 ${number} 的临时防护即将到期：${words}（至 ${at}）`,
      en: `Interim protection of ${number} expires soon: ${words} (until ${at})`,
    };
  }
  const more =
    others > 0
      ? { zh: `，另有 ${others} 项已到期`, en: `, and ${others} more` }
      : { zh: '', en: '' };
  return {
    zh: `隐患 ${number} 的临时防护已到期：${words}（${at}${more.zh}）`,
    en: `Interim protection of ${number} has expired: ${words} (${at}${more.en})`,
  };
}
