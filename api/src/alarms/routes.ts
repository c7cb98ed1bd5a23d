import * as wire from '@parkwatch/domain/wire/alarms';
import { MINUTE_MS } from '@parkwatch/domain/time/duration';
import { route } from '../http/feature.ts';
import type { Feature } from '../http/feature.ts';
import { pageCursor, readPageCursor } from '../http/page-cursor.ts';
import { problem } from '../http/problem.ts';
import type { Parts } from '../parts.ts';
import { alarmCards, alarmPage, historyOf, historyOfPlace } from './alarm-cards.ts';
import { byLifeCycle, changeAlarm, confirmAlarm } from './service.ts';
import { VIEW_STATES } from './store.ts';

/** Alarms by the life cycle of ISA-18.2: list, read, acknowledge, shelve, confirm. */
export function alarms(parts: Parts): Feature {
  const { db } = parts;
  return {
    name: 'alarms',
    routes: [
      route(wire.listAlarms, async ({ query, caller }) => {
        const { cursor, limit, view, ...filter } = query;
        const after = readPageCursor(cursor);
        const wanted = { states: VIEW_STATES[view], ...filter };
        // One more than asked for tells whether there is another page.
        const page = await db.tx(caller.scope, (tx) =>
          alarmPage(tx, wanted, { after, limit: limit + 1 }),
        );
        const items = page.items.slice(0, limit);
        const last = page.items.length > limit ? items.at(-1) : undefined;
        return {
          items,
          nextCursor: last ? pageCursor({ at: last.raisedAt, id: last.id }) : null,
          total: page.total,
        };
      }),
      route(wire.readAlarm, ({ params: { id }, caller, now }) =>
        db.tx(caller.scope, async (tx) => {
          const [alarm] = await alarmCards(tx, [id]);
          if (alarm === undefined) throw problem('not-found');
          const transitions = await historyOf(tx, id);
          return { alarm, transitions, history: await historyOfPlace(tx, id, now) };
        }),
      ),
      route(wire.acknowledgeAlarm, ({ params: { id }, body: { note }, caller, now }) => {
        const by = { atMs: now.getTime(), by: caller.userId };
        const act = byLifeCycle({ type: 'acknowledge', ...by, ...(note ? { note } : {}) });
        return changeAlarm(parts, caller, { id, action: wire.acknowledgeAlarm.id, act, now });
      }),
      route(wire.shelveAlarm, ({ params: { id }, body: { minutes, reason }, caller, now }) => {
        const atMs = now.getTime();
        const untilMs = atMs + minutes * MINUTE_MS;
        const act = byLifeCycle({ type: 'shelve', atMs, by: caller.userId, untilMs, reason });
        return changeAlarm(parts, caller, { id, action: wire.shelveAlarm.id, act, now });
      }),
      route(wire.unshelveAlarm, ({ params: { id }, caller, now }) => {
        const act = byLifeCycle({ type: 'unshelve', atMs: now.getTime(), by: caller.userId });
        return changeAlarm(parts, caller, { id, action: wire.unshelveAlarm.id, act, now });
      }),
      route(wire.confirmAlarm, ({ params: { id }, body: { note }, caller, now }) =>
        confirmAlarm(parts, caller, { id, note, now }),
      ),
    ],
  };
}
