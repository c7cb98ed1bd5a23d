import { completeStandardReevaluation } from '@parkwatch/domain/wire/standard-changes';
import type { StandardReevaluation } from '@parkwatch/domain/wire/standard-changes';
import {
  dueReevaluationNotice,
  reevaluationText,
  REMIND_BEFORE_MS,
} from '@parkwatch/domain/standard-library/reevaluation';
import type { Text } from '@parkwatch/domain/text/text';
import type { Tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';
import { SYSTEM_CALLER } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import type { Addressed, Parts } from '../parts.ts';
import { parkDate } from '../weather-rules/weather-now.ts';
import { versionOfRow } from './line-rows.ts';
import { noteChange } from './open-reevaluations.ts';
import type { Opened } from './open-reevaluations.ts';
import * as store from './reevaluation-store.ts';
import type { DueRow } from './reevaluation-store.ts';
import { listVersions } from './store.ts';

const SYSTEM = { kind: 'system' } as const;
const END_REASON: Text = { zh: '标准已到失效日期', en: 'The standard’s last day is over' };

type Said = {
  readonly id: number;
  readonly result: string;
  readonly note: string;
  readonly now: Date;
};

/** A named person of the enterprise says what looking again has found. */
export function completeReevaluation(
  parts: Parts,
  caller: Caller,
  { now, ...said }: Said,
): Promise<StandardReevaluation> {
  return parts.db.tx(caller.scope, async (tx) => {
    const [seen] = await store.findReevaluations(tx, { id: said.id }, now);
    if (seen === undefined) throw problem('not-found');
    const isDone = await store.completeReevaluation(tx, said, { by: caller, now });
    if (!isDone) throw problem('not-acceptable-state');
    await parts.audit.record(tx, caller, {
      ...{ action: completeStandardReevaluation.id },
      object: `standard-reevaluation:${said.id}`,
      detail: { result: said.result, isLate: seen.isOverdue },
    });
    return (await store.findReevaluations(tx, { id: said.id }, now))[0]!;
  });
}

/**
 * Opens re-evaluations for lines whose last day is over, and reminds of those that stand open: four hours before their end their
 * enterprise, at their end the park as well. Each is told once, however late or often it runs. Answers how much was told.
 */
export function remindReevaluations(parts: Parts, now: Date): Promise<number> {
  return parts.db.tx(SYSTEM, async (tx) => {
    const ended = await endLines(tx, now);
    const until = new Date(now.getTime() + REMIND_BEFORE_MS);
    const due = (await store.dueReevaluations(tx, until)).flatMap((row) => {
      const what = dueReevaluationNotice(openOf(row), now.getTime());
      return what === null ? [] : [{ row, what }];
    });
    const idsOf = (wanted: 'soon' | 'overdue') =>
      due.filter(({ what }) => what === wanted).map(({ row }) => row.id);
    if (due.length > 0) {
      await store.noteTold(tx, { soon: idsOf('soon'), overdue: idsOf('overdue') }, now);
    }
    const notices = [...ended.notices, ...due.map(({ row, what }) => noticeOf(row, what))];
    if (ended.count > 0) {
      await parts.audit.record(tx, SYSTEM_CALLER, {
        ...{ action: 'endStandards', object: 'standard-library' },
        detail: { reevaluations: ended.count },
      });
    }
    await parts.outbox.publishAll(tx, 'notice', notices);
    return ended.count + due.length;
  });
}

async function endLines(tx: Tx, now: Date): Promise<Opened> {
  const rows = await store.endedLines(tx, parkDate(now));
  if (rows.length === 0) return { count: 0, notices: [] };
  const versions = await listVersions(
    tx,
    rows.map(({ line_id: id }) => id),
  );
  const opened: Opened[] = [];
  for (const owner of new Set(rows.map(({ enterprise_id: id }) => id))) {
    const own = rows.filter(({ enterprise_id: id }) => id === owner);
    const changes = own.map(({ line_id: lineId, version }) => {
      const row = versions.find((one) => one.id === lineId && one.version === version)!;
      return { lineId, before: versionOfRow(row), after: versionOfRow(row) };
    });
    const deed = { by: SYSTEM_CALLER, now, reason: END_REASON, enterpriseId: owner };
    opened.push(await noteChange(tx, { kind: 'end', changes, deed }));
  }
  return {
    count: opened.reduce((sum, { count }) => sum + count, 0),
    notices: opened.flatMap(({ notices }) => notices),
  };
}

function openOf({ due_at: dueAt, reminded_at: reminded, told_overdue_at: told }: DueRow) {
  return { dueMs: dueAt.getTime(), wasReminded: reminded !== null, wasToldOverdue: told !== null };
}

function noticeOf(row: DueRow, what: 'soon' | 'overdue'): Addressed<'notice'> {
  const enterpriseName = { zh: row.name_zh, en: row.name_en };
  const told = { enterpriseName, lineCount: row.lines, dueMs: row.due_at.getTime() };
  const payload = {
    ...{ kind: `standard.${what}`, text: reevaluationText(what, told) },
    ...{ refKind: 'standard-reevaluation', refId: row.id },
  };
  const audience = { park: what === 'overdue', enterpriseIds: [row.enterprise_id] };
  return { audience, payload };
}
