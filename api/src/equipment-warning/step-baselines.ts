import { baselineModel } from '@parkwatch/domain/equipment-warning/baseline/baseline-model';
import type { BaselineModel } from '@parkwatch/domain/equipment-warning/baseline/baseline-model';
import { METHODS } from '@parkwatch/domain/equipment-warning/baseline/measure-row';
import {
  baselineStart,
  isBaselineState,
  stepBaseline,
  tickBaseline,
} from '@parkwatch/domain/equipment-warning/baseline/watch-baseline';
import type { BaselineFinding } from '@parkwatch/domain/equipment-warning/baseline/watch-baseline';
import { DAY_MS, MINUTE_MS, SECOND_MS } from '@parkwatch/domain/time/duration';
import { sql } from '../db/sql.ts';
import type { Parts } from '../parts.ts';
import { readRows, stepAt } from './baseline-rows.ts';
import { COULD_NOT_JUDGE } from './judge-rules.ts';
import type { Judged } from './warning-store.ts';

const queries = {
  active: sql(import.meta, './list-active-baselines.sql'),
  save: sql(import.meta, './save-baseline-state.sql'),
};
const SYSTEM = { kind: 'system' } as const;
/** A minute is judged once it is over and readings have had time to come in. */
const SETTLED_MS = MINUTE_MS + 30 * SECOND_MS;
/** One that was not stepped for longer begins fresh, so long ago at most. */
const FARTHEST_BACK_MS = DAY_MS;
/** One that begins watches the rows of the last hour first: its charts need some. */
const WARM_UP_MS = 60 * MINUTE_MS;

type ActiveRow = {
  readonly id: number;
  readonly enterprise_id: number;
  readonly facility_id: number;
  readonly name_zh: string;
  readonly name_en: string;
  readonly step_s: number;
  readonly model: unknown;
  readonly state: unknown;
  readonly stepped_to: Date | null;
};

/** Steps every active baseline over the minutes since it was last stepped. One that fails is unknown. */
export async function stepBaselines(parts: Parts, now: Date): Promise<Judged[]> {
  const rows = await parts.db.tx(SYSTEM, (tx) => tx.rows<ActiveRow>(queries.active));
  const judged: Judged[] = [];
  for (const row of rows) {
    const about = {
      source: { type: 'baseline', id: row.id },
      ...{ enterpriseId: row.enterprise_id, facilityId: row.facility_id },
      name: { zh: row.name_zh, en: row.name_en },
    } as const;
    try {
      const finding = await stepOne(parts, row, now);
      const { verdict, text: why } = finding;
      judged.push({ ...about, verdict, why, numbers: methodNumbers(finding) });
    } catch (err) {
      parts.log.error({ err, baseline: row.id }, 'a baseline could not be stepped');
      judged.push({ ...about, verdict: 'unknown', why: COULD_NOT_JUDGE, numbers: [] });
    }
  }
  return judged;
}

export function methodNumbers({ methods }: BaselineFinding) {
  return METHODS.map((method) => {
    const { verdict, ofLimit, contributions } = methods[method];
    return { kind: 'method' as const, method, verdict, ofLimit, contributions: [...contributions] };
  });
}

function stepOne({ db }: Parts, row: ActiveRow, now: Date): Promise<BaselineFinding> {
  const model: BaselineModel = baselineModel.parse(row.model);
  const { step_s: stepS } = row;
  const toMs = stepAt(now.getTime() - SETTLED_MS, stepS);
  const doneMs = row.stepped_to?.getTime() ?? null;
  const isKept =
    doneMs !== null &&
    now.getTime() - doneMs <= FARTHEST_BACK_MS &&
    isBaselineState(model, row.state);
  let state = isKept && isBaselineState(model, row.state) ? row.state : baselineStart(model);
  const fromMs = isKept ? doneMs + stepS * SECOND_MS : stepAt(toMs - WARM_UP_MS, stepS);
  return db.tx(SYSTEM, async (tx) => {
    if (fromMs <= toMs) {
      const asked = { fromMs, toMs, stepS, onlyInService: true };
      for (const one of await readRows(tx, model.variables, asked))
        state = stepBaseline(model, state, one).state;
    }
    const { finding } = tickBaseline(model, state, now.getTime());
    const json = [JSON.stringify(state), JSON.stringify(finding)];
    const reached = new Date(Math.max(toMs, isKept ? doneMs : toMs));
    await tx.run(queries.save, [row.id, ...json, reached, row.stepped_to]);
    return finding;
  });
}
