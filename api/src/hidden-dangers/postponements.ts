import type { PostponementState } from '@parkwatch/domain/hidden-danger/postponement';
import type { Words } from '@parkwatch/domain/text/text';
import type { Postponement } from '@parkwatch/domain/wire/hidden-dangers';
import { shownActor } from '../access/shown-actor.ts';
import type { PersonColumn } from '../access/shown-actor.ts';
import { jsonOrNull, sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import { SYSTEM_CALLER } from '../http/caller.ts';
import type { Caller } from '../http/caller.ts';

const queries = {
  list: sql(import.meta, './list-postponements.sql'),
  insert: sql(import.meta, './insert-postponement.sql'),
  decide: sql(import.meta, './decide-postponement.sql'),
};

type Row = {
  id: number;
  state: PostponementState;
  asked_at: Date;
  asked_by: number | null;
  asker_name: string;
  asker_role: string;
  asker_person: PersonColumn;
  reason: string;
  from_deadline: Date;
  until: Date;
  decided_at: Date | null;
  decided_by: number | null;
  decider_name: string | null;
  decider_role: string | null;
  decider_person: PersonColumn;
  decision: Words | null;
};

/** Later deadlines that were asked for, the last one first. */
export async function listPostponements(tx: Tx, dangerId: number): Promise<Postponement[]> {
  return (await tx.rows<Row>(queries.list, [dangerId])).map((row) => ({
    ...{ id: row.id, state: row.state, reason: row.reason },
    askedAt: row.asked_at.toISOString(),
    askedBy: shownActor({
      ...{ id: row.asked_by, account: row.asker_name, role: row.asker_role },
      person: row.asker_person,
    }),
    ...{ from: row.from_deadline.toISOString(), until: row.until.toISOString() },
    decided:
      row.decided_at === null
        ? null
        : {
            at: row.decided_at.toISOString(),
            by: shownActor({
              ...{ id: row.decided_by, account: row.decider_name, role: row.decider_role },
              person: row.decider_person,
            }),
            text: row.decision!,
          },
  }));
}

export type NewPostponement = {
  readonly dangerId: number;
  readonly enterpriseId: number;
  readonly at: Date;
  readonly by: Pick<Caller, 'userId' | 'username' | 'role'>;
  readonly reason: string;
  readonly from: Date;
  readonly until: Date;
};

export async function insertPostponement(tx: Tx, asked: NewPostponement): Promise<void> {
  const { dangerId, enterpriseId, at, by, reason, from, until } = asked;
  await tx.run(queries.insert, [
    ...[dangerId, enterpriseId, at, by.userId, by.username, by.role, reason, from, until],
  ]);
}

export type Decision = {
  readonly state: Exclude<PostponementState, 'asked'>;
  readonly at: Date;
  readonly by: Pick<Caller, 'userId' | 'username' | 'role'>;
  readonly text: Words;
};

/** Decides the one that waits; answers whether there was one. */
export async function decideAsked(
  tx: Tx,
  dangerId: number,
  { state, at, by, text }: Decision,
): Promise<boolean> {
  const decision = [state, at, by.userId, by.username, by.role, jsonOrNull(text)];
  return (await tx.run(queries.decide, [dangerId, ...decision])) > 0;
}

const NO_LONGER_NEEDED = {
  zh: '隐患已不在整改中，延期申请失效',
  en: 'The danger is no longer being rectified: nothing is left to postpone',
};

/** One that waits has nothing to postpone any more. */
export async function voidAsked(tx: Tx, dangerId: number, now: Date): Promise<void> {
  await decideAsked(tx, dangerId, {
    ...{ state: 'void', at: now, by: SYSTEM_CALLER, text: NO_LONGER_NEEDED },
  });
}
