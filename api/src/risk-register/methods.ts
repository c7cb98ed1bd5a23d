import { shanghaiDay } from '@parkwatch/domain/dual-prevention/source-time';
import { FIRST_VERSIONS, versionInEffect } from '@parkwatch/domain/risk-assessment/method-versions';
import type { MethodVersion } from '@parkwatch/domain/risk-assessment/method-versions';
import type { RiskMethod } from '@parkwatch/domain/risk-assessment/risk-method';
import type { RiskMethodVersion } from '@parkwatch/domain/wire/risk-methods';
import { shownActor } from '../access/shown-actor.ts';
import type { PersonColumn } from '../access/shown-actor.ts';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';

const queries = {
  list: sql(import.meta, './list-method-versions.sql'),
  insert: sql(import.meta, './insert-method-version.sql'),
};

type VersionRow = {
  readonly family: string;
  readonly definition: RiskMethod;
  readonly added_at: Date;
  readonly added_by: number | null;
  readonly adder_name: string;
  readonly adder_role: string;
  readonly adder: PersonColumn;
  readonly reason: string;
};

/** Every version that there is, the first of each family before those that the park added. */
export async function methodVersions(tx: Tx): Promise<MethodVersion[]> {
  const rows = await tx.rows<VersionRow>(queries.list);
  return [
    ...FIRST_VERSIONS,
    ...rows.map((row) => ({ family: row.family, method: row.definition })),
  ];
}

/** The same for people: family by family, each with who added it. */
export async function shownVersions(tx: Tx, now: Date): Promise<RiskMethodVersion[]> {
  const rows = await tx.rows<VersionRow>(queries.list);
  const versions = [
    ...FIRST_VERSIONS.map((one) => ({ ...one, added: null })),
    ...rows.map((row) => ({ family: row.family, method: row.definition, added: addedOf(row) })),
  ];
  const day = shanghaiDay(now.getTime());
  return FIRST_VERSIONS.flatMap(({ family }) =>
    versions
      .filter((one) => one.family === family)
      .map((one, at) => ({
        ...{ family, version: at + 1, method: one.method },
        isInEffect: versionInEffect(versions, family, day)?.id === one.method.id,
        added: one.added,
      })),
  );
}

function addedOf(row: VersionRow): RiskMethodVersion['added'] {
  const { added_by: id, adder_name: account, adder_role: role, adder: person } = row;
  const by = shownActor({ id, account, role, person });
  return { at: row.added_at.toISOString(), by, reason: row.reason };
}

type NewVersion = MethodVersion & { readonly reason: string; readonly now: Date };

export async function insertVersion(
  tx: Tx,
  caller: Caller,
  { family, method, reason, now }: NewVersion,
): Promise<void> {
  await tx.run(queries.insert, [
    ...[method.id, family, method.effectiveFrom, JSON.stringify(method), reason, now],
    ...[caller.userId, caller.username, caller.role],
  ]);
}
