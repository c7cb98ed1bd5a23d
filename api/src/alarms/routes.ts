import * as wire from '@parkwatch/domain/wire/alarms';
import { route } from '../http/feature.ts';
import type { Feature } from '../http/feature.ts';
import { problem } from '../http/problem.ts';
import type { Parts } from '../parts.ts';
import { alarmCards, alarmPage, historyOf, historyOfPlace } from './alarm-cards.ts';
import { readFloods } from './flood-store.ts';
import { openAlarmPage } from './open-alarms.ts';
import { byLifeCycle, changeAlarm, confirmAlarm, unshelveAlarm } from './service.ts';
import { shelve } from './shelve-alarm.ts';
import { VIEW_STATES } from './store.ts';

/** Alarms by the life cycle of ISA-18.2: list, read, acknowledge, shelve, confirm. */
export function alarms(parts: Parts): Feature {
  const { db } = parts;
  return {
    name: 'alarms',
    routes: [
      route(wire.listAlarms, ({ query, caller }) => {
        const { cursor, limit, view, ...filter } = query;
        const wanted = { states: VIEW_STATES[view], ...filter };
        const pageOf = view === 'open' ? openAlarmPage : alarmPage;
        return db.tx(caller.scope, (tx) => pageOf(tx, wanted, { cursor, limit }));
      }),
      route(wire.listAlarmFloods, async ({ caller, now }) => ({
        items: await db.tx(caller.scope, (tx) => readFloods(tx, now)),
      })),
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
      route(wire.shelveAlarm, ({ params: { id }, body, caller, now }) =>
        shelve(parts, caller, { id, ...body, now }),
      ),
      route(wire.unshelveAlarm, ({ params: { id }, caller, now }) =>
        unshelveAlarm(parts, caller, { id, now }),
      ),
      route(wire.confirmAlarm, ({ params: { id }, body: { note }, caller, now }) =>
        confirmAlarm(parts, caller, { id, note, now }),
      ),
    ],
  };
}
