import { METHODS } from '@parkwatch/domain/equipment-warning/baseline/measure-row';
import type { BaselineModel } from '@parkwatch/domain/equipment-warning/baseline/baseline-model';
import type { BaselineFinding } from '@parkwatch/domain/equipment-warning/baseline/watch-baseline';
import type { Interval } from '@parkwatch/domain/equipment-warning/baseline/training-table';
import type { Text } from '@parkwatch/domain/text/text';
import type { EquipmentBaseline } from '@parkwatch/domain/wire/equipment-warnings';
import { shownActor } from '../access/shown-actor.ts';
import type { PersonColumn } from '../access/shown-actor.ts';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';
import { placeOf } from './rule-store.ts';
import type { PlaceColumns } from './rule-store.ts';

const queries = {
  list: sql(import.meta, './list-baselines.sql'),
  insert: sql(import.meta, './insert-baseline.sql'),
  switch: sql(import.meta, './switch-baseline.sql'),
  alarms: sql(import.meta, './list-process-alarms.sql'),
  active: sql(import.meta, './list-active-baselines.sql'),
};

export type BaselineRow = PlaceColumns & {
  readonly id: number;
  readonly name_zh: string;
  readonly name_en: string;
  readonly step_s: number;
  readonly model: BaselineModel;
  readonly trained_at: Date;
  readonly trained_by: number | null;
  readonly trainer_name: string;
  readonly trainer_role: string;
  readonly trainer: PersonColumn;
  readonly is_active: boolean;
  readonly finding: BaselineFinding | null;
};

export async function listBaselines(
  tx: Tx,
  id: number | null = null,
): Promise<EquipmentBaseline[]> {
  return (await tx.rows<BaselineRow>(queries.list, [id])).map((row) => {
    const { model, finding } = row;
    return {
      id: row.id,
      ...placeOf(row),
      name: { zh: row.name_zh, en: row.name_en },
      ...{ stepS: row.step_s, trainedAt: row.trained_at.toISOString(), isActive: row.is_active },
      trainedBy: shownActor({
        ...{ id: row.trained_by, account: row.trainer_name, role: row.trainer_role },
        person: row.trainer,
      }),
      model: {
        ...{ trainedOn: model.trainedOn, dropped: model.dropped, rowsToWarn: model.rowsToWarn },
        variables: model.variables.map(({ pointId, name, unit }) => ({ pointId, name, unit })),
        ...{ components: model.pca.loadings.length, explainedShare: model.pca.explainedShare },
      },
      finding: finding && shownFinding(finding),
    };
  });
}

function shownFinding(finding: BaselineFinding): EquipmentBaseline['finding'] {
  const { atMs, verdict, text, missing, methods } = finding;
  return {
    ...{ at: new Date(atMs).toISOString(), verdict, text, missing: [...missing] },
    methods: METHODS.map((method) => {
      const { contributions, ...rest } = methods[method];
      return { kind: 'method', method, ...rest, contributions: [...contributions] };
    }),
  };
}

export async function listActiveBaselineIds(tx: Tx): Promise<number[]> {
  return (await tx.rows<{ id: number }>(queries.active)).map(({ id }) => id);
}

export type NewBaseline = Interval & {
  readonly enterpriseId: number;
  readonly facilityId: number;
  readonly name: Text;
  readonly pointIds: readonly number[];
  readonly stepS: number;
  readonly model: BaselineModel;
};

export async function insertBaseline(
  tx: Tx,
  baseline: NewBaseline,
  { by, now }: { readonly by: Caller; readonly now: Date },
): Promise<number> {
  const { enterpriseId, facilityId, name, pointIds, stepS, fromMs, toMs, model } = baseline;
  const row = await tx.one<{ id: number }>(queries.insert, [
    ...[enterpriseId, facilityId, name.zh, name.en, [...pointIds], stepS],
    ...[new Date(fromMs), new Date(toMs), JSON.stringify(model)],
    ...[now, by.userId, by.username, by.role],
  ]);
  return row!.id;
}

/** False when it is so already, or there is none. */
export async function setActive(tx: Tx, id: number, isActive: boolean): Promise<boolean> {
  return (await tx.run(queries.switch, [id, isActive])) > 0;
}

type AlarmsAsked = Interval & {
  readonly facilityId: number;
  readonly pointIds: readonly number[];
  readonly now: Date;
};

/** When alarms of the process stood. */
export async function listProcessAlarms(tx: Tx, asked: AlarmsAsked): Promise<Interval[]> {
  const { facilityId, pointIds, fromMs, toMs, now } = asked;
  const params = [facilityId, [...pointIds], new Date(fromMs), new Date(toMs), now];
  type Row = { from_at: Date; to_at: Date };
  return (await tx.rows<Row>(queries.alarms, params)).map((row) => ({
    ...{ fromMs: row.from_at.getTime(), toMs: row.to_at.getTime() },
  }));
}
