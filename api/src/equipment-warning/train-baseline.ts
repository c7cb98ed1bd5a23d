import { TRAINING_DEFAULTS } from '@parkwatch/domain/equipment-warning/baseline/baseline-model';
import { trainBaseline } from '@parkwatch/domain/equipment-warning/baseline/train-baseline';
import { MINUTE_MS, SECOND_MS } from '@parkwatch/domain/time/duration';
import { switchBaseline, trainEquipmentBaseline } from '@parkwatch/domain/wire/equipment-warnings';
import type { EquipmentBaseline } from '@parkwatch/domain/wire/equipment-warnings';
import type { Text } from '@parkwatch/domain/text/text';
import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import type { Parts } from '../parts.ts';
import { requestZones } from '../zones/request-zones.ts';
import { maxGapOf, readRows, stepAt } from './baseline-rows.ts';
import { insertBaseline, listBaselines, listProcessAlarms, setActive } from './baseline-store.ts';
import { listRulePoints, ownerOf } from './rule-store.ts';
import type { RulePointRow } from './rule-store.ts';
import { endSwitchedOff } from './warning-store.ts';

/** A longer window is learned in longer steps: a week of minutes. */
const MOST_ROWS = 10_080;
/** A window of points that speak fast holds no more than this, or the database would be at it for long. */
const MOST_READINGS = 3_000_000;
const NOT_THERE: Text = { zh: '测点不属于该企业', en: 'a point is none of this enterprise' };
const TOO_MUCH: Text = {
  zh: '数据太多，请缩短时段或减少测点',
  en: 'too many readings: choose a shorter window or fewer points',
};
const FUTURE: Text = { zh: '不能晚于现在', en: 'cannot be later than now' };

type Span = { readonly from: string; readonly to: string };
export type TrainingAsked = {
  readonly facilityId: number;
  readonly name: Text;
  readonly pointIds: readonly number[];
  readonly window: Span;
  readonly leaveOut: readonly Span[];
  readonly now: Date;
};

/**
 * Learns a baseline from stored readings and keeps it, not active yet.
 * @throws Problem not-computable with the domain's reason when nothing can be learned
 */
export async function trainOne(
  parts: Parts,
  caller: Caller,
  { facilityId, name, window, leaveOut, now, ...asked }: TrainingAsked,
): Promise<EquipmentBaseline> {
  const pointIds = [...new Set(asked.pointIds)];
  const span = intervalOf(window);
  if (span.toMs > now.getTime()) throw refused('bad-request', '/window/to', FUTURE);
  const { enterpriseId, points, alarms, rows, stepS } = await parts.db.tx(
    caller.scope,
    async (tx) => {
      const enterpriseId = await ownerOf(tx, facilityId);
      const points = await listRulePoints(tx, enterpriseId, pointIds);
      if (points.length < pointIds.length) throw refused('bad-request', '/pointIds', NOT_THERE);
      const stepS = stepOf(points, span.toMs - span.fromMs);
      const grid = {
        fromMs: stepAt(span.fromMs, stepS) + stepS * SECOND_MS,
        ...{ toMs: stepAt(span.toMs, stepS), stepS, onlyInService: false },
      };
      const alarms = await listProcessAlarms(tx, { facilityId, pointIds, ...span, now });
      const variables = points.map(({ id: pointId }) => ({ pointId }));
      const rows = grid.toMs > grid.fromMs ? await readRows(tx, variables, grid) : [];
      return { enterpriseId, points, alarms, rows, stepS };
    },
  );
  const variables = points.map((row) => ({
    ...{ pointId: row.id, unit: row.unit, name: { zh: row.name_zh, en: row.name_en } },
  }));
  const trained = trainBaseline(
    { variables, rows, leaveOut: leaveOut.map(intervalOf), alarms },
    { ...TRAINING_DEFAULTS, maxGapS: maxGapOf(stepS) },
  );
  if (!('model' in trained))
    throw problem('not-computable', {
      ...{ detail: trained.detail, more: { refused: trained.refused } },
    });
  const { model } = trained;
  return parts.db.tx(caller.scope, async (tx) => {
    const baseline = { enterpriseId, facilityId, name, pointIds, stepS, model, ...span };
    const id = await insertBaseline(tx, baseline, { by: caller, now });
    await parts.audit.record(tx, caller, {
      action: trainEquipmentBaseline.id,
      object: `equipment-baseline:${id}`,
      detail: { facilityId, pointIds, ...window, rows: model.trainedOn.rows },
    });
    return (await listBaselines(tx, id))[0]!;
  });
}

/** Has a baseline watch from now on, or ends what it said. */
export function switchOne(
  parts: Parts,
  caller: Caller,
  { id, isActive, now }: { readonly id: number; readonly isActive: boolean; readonly now: Date },
): Promise<EquipmentBaseline> {
  return parts.db.tx(caller.scope, async (tx) => {
    if (await setActive(tx, id, isActive)) {
      const ended = isActive ? 0 : await endSwitchedOff(tx, { baselineId: id, now });
      if (ended > 0) await requestZones(tx, now, `equipment-baseline:${id}`);
      await parts.audit.record(tx, caller, {
        ...{ action: switchBaseline.id, object: `equipment-baseline:${id}` },
        detail: { isActive },
      });
    }
    const [baseline] = await listBaselines(tx, id);
    if (!baseline) throw problem('not-found');
    return baseline;
  });
}

/** Whole minutes; as long as the slowest point takes, and long enough that the window has not too many rows. */
function stepOf(points: readonly RulePointRow[], lengthMs: number): number {
  const readings = points.reduce(
    (sum, { interval_s: intervalS }) => sum + lengthMs / SECOND_MS / intervalS,
    0,
  );
  if (readings > MOST_READINGS) throw refused('not-computable', '/window', TOO_MUCH);
  const slowestMin = Math.max(...points.map(({ interval_s: intervalS }) => intervalS)) / 60;
  const minutes = Math.ceil(Math.max(1, slowestMin, lengthMs / MINUTE_MS / MOST_ROWS));
  if (minutes > 60) throw refused('not-computable', '/window', TOO_MUCH);
  return 60 * minutes;
}

function intervalOf({ from, to }: Span) {
  return { fromMs: Date.parse(from), toMs: Date.parse(to) };
}

function refused(code: 'bad-request' | 'not-computable', path: string, message: Text) {
  return problem(code, { detail: message, errors: [{ path, message }] });
}
