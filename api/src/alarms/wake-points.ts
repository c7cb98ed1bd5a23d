import { wake } from '@parkwatch/domain/rules/index';
import { MINUTE_MS } from '@parkwatch/domain/time/duration';
import { sql } from '../db/sql.ts';
import type { Parts } from '../parts.ts';
import { rulePoints } from '../points/point-catalogue.ts';
import { saveSweptStates } from './store.ts';
import type { RuleStateRow } from './store.ts';

const queries = {
  lastHeard: sql(import.meta, './read-last-heard.sql'),
  lock: sql(import.meta, './lock-rule-states.sql'),
};
/** Shorter pauses than this are a restart that nobody's limit notices. */
const PAUSE_MS = 2 * MINUTE_MS;

/**
 * At the start of an api, before it listens. If nothing came from anywhere for a while, the park was down (or cut off), and
 * not 2,000 sensors: their silence counts from now on, or one restart would be hundreds of alarms to acknowledge. The park
 * is told once, with the time that it missed. What stood already stands on, and values are unknown until new ones come.
 * Where another api went on hearing, there was no pause and nothing is done.
 */
export async function wakePoints(parts: Parts): Promise<void> {
  const now = parts.now();
  await parts.db.tx({ kind: 'system' }, async (tx) => {
    const heard = (await tx.one<{ at: Date | null }>(queries.lastHeard))?.at ?? null;
    if (heard === null || now.getTime() - heard.getTime() <= PAUSE_MS) return;
    const rows = await tx.rows<RuleStateRow>(queries.lock);
    const states = new Map(rows.map((row) => [row.pointId, row.states]));
    const points = await rulePoints(tx, [...states.keys()]);
    const woken = points.map(({ id, rules }) => {
      // Due at once: the next sweep finds out when to look again.
      return [id, wake(states.get(id)!, rules, now.getTime()), now.getTime()] as const;
    });
    await saveSweptStates(tx, woken, now);
    parts.log.warn({ since: heard.toISOString(), points: woken.length }, 'alarms.nothing-heard');
    await parts.outbox.publish(
      tx,
      'notice',
      { park: true, enterpriseIds: [] },
      noticeOf(heard, now),
    );
  });
}

function noticeOf(from: Date, to: Date) {
  const minutes = Math.round((to.getTime() - from.getTime()) / MINUTE_MS);
  return {
    kind: 'system.nothing-heard',
    text: {
      zh: `系统停运或断网约 ${minutes} 分钟，期间无任何数据；测点在收到新数据前为未知`,
      en: `The system was down or cut off for about ${minutes} minutes; nothing came. Points are unknown until new data come.`,
    },
    ...{ refKind: null, refId: null },
  };
}
