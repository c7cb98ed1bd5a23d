import { neededSpanMs } from '@parkwatch/domain/equipment-warning/condition/needed-span';
import type { WarningRule } from '@parkwatch/domain/equipment-warning/condition/warning-rule';
import { watchRule } from '@parkwatch/domain/equipment-warning/condition/watch-rule';
import type { Reading } from '@parkwatch/domain/reading/reading';
import { DAY_MS, MINUTE_MS } from '@parkwatch/domain/time/duration';
import type { WarningPreview, WarningRuleDraft } from '@parkwatch/domain/wire/equipment-warnings';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import type { Parts } from '../parts.ts';
import { ruleOfDraft } from './rule-of-draft.ts';
import { ownerOf, readReadings } from './rule-store.ts';

/** A preview is judged so many times, however long it is. */
const JUDGEMENTS = 4320;
/** Of one point. A day of one reading a second. */
const MOST_READINGS = 90_000;
/** Others get their turn after so many judgements. */
const BREATH = 200;
const TOO_MUCH = { zh: '数据太多，请缩短预演天数', en: 'too many readings: ask for fewer days' };

/** When a draft would have warned in the last days, on stored readings. */
export async function previewRule(
  { db }: Parts,
  caller: Caller,
  {
    draft,
    days,
    now,
  }: { readonly draft: WarningRuleDraft; readonly days: number; readonly now: Date },
): Promise<WarningPreview> {
  const from = new Date(now.getTime() - days * DAY_MS);
  const { rule, readings } = await db.tx(caller.scope, async (tx) => {
    const enterpriseId = await ownerOf(tx, draft.facilityId);
    const rule = await ruleOfDraft(tx, enterpriseId, { draft, ruleNo: 1, version: 1 });
    const window = {
      from: new Date(from.getTime() - neededSpanMs(rule)),
      ...{ to: now, mostPerPoint: MOST_READINGS + 1, onlyInService: false },
    };
    const ids = rule.points.map(({ pointId }) => pointId);
    return { rule, readings: await readReadings(tx, ids, window) };
  });
  for (const [, own] of Map.groupBy(readings, ({ pointId }) => pointId))
    if (own.length > MOST_READINGS)
      throw problem('not-computable', { errors: [{ path: '/days', message: TOO_MUCH }] });
  const everyMs = MINUTE_MS * Math.max(1, Math.ceil((days * DAY_MS) / MINUTE_MS / JUDGEMENTS));
  const inTime = readings.toSorted((one, other) => one.atMs - other.atMs);
  const span = { fromMs: from.getTime(), toMs: now.getTime(), everyMs };
  return {
    ...{ from: from.toISOString(), to: now.toISOString(), everyS: everyMs / 1000 },
    readings: readings.filter(({ atMs }) => atMs >= from.getTime()).length,
    spans: await spansOf(rule, inTime, span),
  };
}

type Span = { readonly fromMs: number; readonly toMs: number; readonly everyMs: number };

async function spansOf(
  rule: WarningRule,
  readings: readonly Reading[],
  { fromMs, toMs, everyMs }: Span,
): Promise<WarningPreview['spans']> {
  const watch = watchRule(rule);
  let state = watch.initial;
  let next = 0;
  let judged = 0;
  const spans: WarningPreview['spans'] = [];
  for (let atMs = fromMs; atMs <= toMs; atMs += everyMs) {
    while (next < readings.length && readings[next]!.atMs <= atMs)
      state = watch.hear(state, readings[next++]!);
    const { warning } = watch.tick(state, atMs);
    const last = spans.at(-1);
    const at = new Date(atMs).toISOString();
    if (last) last.to = at;
    if (last?.verdict !== warning.verdict)
      spans.push({ verdict: warning.verdict, from: at, to: at, why: warning.text });
    if (++judged % BREATH === 0) await breathe();
  }
  const last = spans.at(-1);
  if (last) last.to = new Date(toMs).toISOString();
  return spans;
}
