import { SUGGESTED_SUPERVISION_RULES } from '@parkwatch/domain/supervision-plan/supervision-rules';
import type { SupervisionRules } from '@parkwatch/domain/supervision-plan/supervision-rules';
import type { SupervisionRulesAnswer } from '@parkwatch/domain/wire/supervision';
import { shownActor } from '../access/shown-actor.ts';
import type { PersonColumn } from '../access/shown-actor.ts';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';

const queries = {
  list: sql(import.meta, './list-rules.sql'),
  insert: sql(import.meta, './insert-rules.sql'),
};

type Row = {
  readonly rules: SupervisionRules;
  readonly written_at: Date;
  readonly written_by: number | null;
  readonly writer_name: string;
  readonly writer_role: string;
  readonly writer: PersonColumn;
};

/** All versions with who wrote them, the oldest first; the first is the suggestion of the program. */
export async function listRules(tx: Tx): Promise<SupervisionRulesAnswer['versions']> {
  const written = (await tx.rows<Row>(queries.list)).map((row) => ({
    rules: row.rules,
    writtenAt: row.written_at.toISOString(),
    writtenBy: shownActor({
      ...{ id: row.written_by, account: row.writer_name, role: row.writer_role },
      person: row.writer,
    }),
  }));
  return [{ rules: SUGGESTED_SUPERVISION_RULES, writtenAt: null, writtenBy: null }, ...written];
}

/** False when that version is there already. */
export async function insertRules(
  tx: Tx,
  rules: SupervisionRules,
  { by, now }: { readonly by: Caller; readonly now: Date },
): Promise<boolean> {
  const { version, effectiveFrom } = rules;
  const who = [by.userId, by.username, by.role];
  const params = [version, effectiveFrom, JSON.stringify(rules), now, ...who];
  return (await tx.run(queries.insert, params)) > 0;
}
