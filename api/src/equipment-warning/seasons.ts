import { inEffect } from '@parkwatch/domain/equipment-warning/in-effect';
import { remindersDue } from '@parkwatch/domain/equipment-warning/season/reminders-due';
import { seasonRule } from '@parkwatch/domain/equipment-warning/season/season-rule';
import type { SeasonRule } from '@parkwatch/domain/equipment-warning/season/season-rule';
import { SUGGESTED_SEASONS } from '@parkwatch/domain/equipment-warning/season/suggested-seasons';
import { DAY_MS } from '@parkwatch/domain/time/duration';
import type { Text } from '@parkwatch/domain/text/text';
import { writeSeason } from '@parkwatch/domain/wire/seasons';
import type { SeasonDraft, SeasonState } from '@parkwatch/domain/wire/seasons';
import { shownActor } from '../access/shown-actor.ts';
import type { PersonColumn } from '../access/shown-actor.ts';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import { invalid } from '../http/as-problem.ts';
import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import type { Addressed, Parts } from '../parts.ts';
import { parkDate } from '../weather-rules/weather-now.ts';

const queries = {
  versions: sql(import.meta, './list-season-versions.sql'),
  insert: sql(import.meta, './insert-season-version.sql'),
  tell: sql(import.meta, './tell-seasons.sql'),
  told: sql(import.meta, './list-told-seasons.sql'),
  enterprises: sql(import.meta, './list-enterprises-to-tell.sql'),
};
const SYSTEM = { kind: 'system' } as const;
const TOLD_SHOWN_MS = 90 * DAY_MS;

type VersionRow = {
  readonly rule: SeasonRule;
  readonly written_at: Date;
  readonly written_by: number | null;
  readonly writer_name: string;
  readonly writer_role: string;
  readonly writer: PersonColumn;
};

async function allVersions(tx: Tx): Promise<SeasonState['versions']> {
  const rows = await tx.rows<VersionRow>(queries.versions);
  return [
    ...SUGGESTED_SEASONS.map((rule) => ({ rule, writtenAt: null, writtenBy: null })),
    ...rows.map((row) => ({
      ...{ rule: row.rule, writtenAt: row.written_at.toISOString() },
      writtenBy: shownActor({
        ...{ id: row.written_by, account: row.writer_name, role: row.writer_role },
        person: row.writer,
      }),
    })),
  ];
}

/** The calendar as of a day: what runs comes first, then by the day on which it begins. */
export async function seasonsNow(tx: Tx, now: Date) {
  const date = parkDate(now);
  const versions = await allVersions(tx);
  const rules = versions.map(({ rule }) => rule);
  const current = new Map(inEffect(rules, date).map((rule) => [rule.id, rule]));
  const due = new Map(remindersDue(rules, date).map((one) => [one.rule.id, one]));
  type ToldRow = {
    rule_id: string;
    told_on: string;
    subject_zh: string;
    subject_en: string;
    reminder_zh: string;
    reminder_en: string;
  };
  const since = parkDate(new Date(now.getTime() - TOLD_SHOWN_MS));
  const told = (await tx.rows<ToldRow>(queries.told, [since])).map((row) => ({
    ...{ ruleId: row.rule_id, on: row.told_on },
    subject: { zh: row.subject_zh, en: row.subject_en },
    reminder: { zh: row.reminder_zh, en: row.reminder_en },
  }));
  const items = [...Map.groupBy(versions, ({ rule }) => rule.id)].map(([id, own]): SeasonState => {
    const running = due.get(id);
    return {
      ...{ id, current: current.get(id) ?? null },
      versions: own.toSorted((one, other) => other.rule.version - one.rule.version),
      running: running ? { from: running.fromDate, to: running.toDate, day: running.day } : null,
      lastToldOn: told.find(({ ruleId }) => ruleId === id)?.on ?? null,
    };
  });
  const beginOf = ({ current: rule, versions: [newest] }: SeasonState) =>
    (rule ?? newest!.rule).from;
  items.sort(
    (one, other) =>
      Number(other.running !== null) - Number(one.running !== null) ||
      beginOf(one).localeCompare(beginOf(other)),
  );
  return { date, items, told };
}

const IN_THE_PAST: Text = { zh: '生效日期不能早于今天', en: 'a version begins today or later' };

type Written = { readonly draft: SeasonDraft; readonly afterVersion: number; readonly now: Date };

/** Stores the next version of a reminder of the season. */
export function writeSeasonRule(
  parts: Parts,
  caller: Caller,
  { draft, afterVersion, now }: Written,
): Promise<SeasonState> {
  if (draft.effectiveFrom < parkDate(now))
    throw problem('bad-request', {
      errors: [{ path: '/rule/effectiveFrom', message: IN_THE_PAST }],
    });
  return parts.db.tx(caller.scope, async (tx) => {
    const known = (await allVersions(tx)).filter(({ rule }) => rule.id === draft.id);
    const newest = Math.max(0, ...known.map(({ rule }) => rule.version));
    if (newest !== afterVersion) throw problem(afterVersion === 0 ? 'already-exists' : 'conflict');
    const parsed = seasonRule.safeParse({ ...draft, version: newest + 1 });
    if (!parsed.success) throw invalid(parsed.error, '/rule');
    const rule = parsed.data;
    const stored = await tx.run(queries.insert, [
      ...[rule.id, rule.version, rule.effectiveFrom, JSON.stringify(rule)],
      ...[now, caller.userId, caller.username, caller.role],
    ]);
    if (stored === 0) throw problem('conflict');
    await parts.audit.record(tx, caller, {
      ...{ action: writeSeason.id, object: `season-rule:${rule.id}` },
      detail: { version: rule.version, isEnabled: rule.isEnabled, from: rule.effectiveFrom },
    });
    return (await seasonsNow(tx, now)).items.find(({ id }) => id === rule.id)!;
  });
}

/** Tells the park and every enterprise what is due today, once, however often it is run. Answers how many were told. */
export function tellSeasons(parts: Parts, now: Date): Promise<number> {
  return parts.db.tx(SYSTEM, async (tx) => {
    const date = parkDate(now);
    const rules = (await allVersions(tx)).map(({ rule }) => rule);
    const due = remindersDue(rules, date).filter(({ isToBeTold }) => isToBeTold);
    if (due.length === 0) return 0;
    const list = due.map(({ rule: { id: ruleId, version, subject, reminder } }) => ({
      ...{ ruleId, version, subject, reminder },
    }));
    const rows = await tx.rows<{ rule_id: string }>(queries.tell, [
      JSON.stringify(list),
      date,
      now,
    ]);
    const isNew = new Set(rows.map(({ rule_id: id }) => id));
    const enterpriseIds = (await tx.rows<{ id: number }>(queries.enterprises)).map(({ id }) => id);
    const notices = due
      .filter(({ rule }) => isNew.has(rule.id))
      .map(({ rule: { subject, reminder } }): Addressed<'notice'> => {
        const text = {
          zh: `季节提醒（${subject.zh}）：${reminder.zh}`,
          en: `Reminder of the season (${subject.en}): ${reminder.en}`,
        };
        const payload = { kind: 'season.reminder', text, refKind: 'season', refId: 1 };
        return { audience: { park: true, enterpriseIds }, payload };
      });
    await parts.outbox.publishAll(tx, 'notice', notices);
    return notices.length;
  });
}
