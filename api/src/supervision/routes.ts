import { DAY_MS } from '@parkwatch/domain/time/duration';
import * as wire from '@parkwatch/domain/wire/supervision';
import type { SupervisionTask } from '@parkwatch/domain/wire/supervision';
import { route } from '../http/feature.ts';
import type { Feature } from '../http/feature.ts';
import { pageCursor, readPageCursor } from '../http/page-cursor.ts';
import { problem } from '../http/problem.ts';
import type { Parts } from '../parts.ts';
import { assignVisit, nameInspector, withdrawTask } from './change-task.ts';
import { completeTask } from './complete-task.ts';
import { countOnTime } from './count-on-time.ts';
import { planOverview } from './plan-overview.ts';
import { countTasks, findInspectors, findTask, findTasks } from './store.ts';
import { rulesAnswer, writeRules } from './write-rules.ts';

const STATES: Readonly<
  Record<'standing' | 'missed' | 'over', readonly SupervisionTask['state'][]>
> = {
  standing: ['open', 'missed'],
  missed: ['missed'],
  over: ['done', 'withdrawn'],
};

/** What follows from a colour: plans of supervision, their tasks, and the rules that they follow from. */
export function supervision(parts: Parts): Feature {
  const { db } = parts;
  return {
    name: 'supervision',
    routes: [
      route(wire.listSupervisionTasks, async ({ query, caller }) => {
        const { view, enterpriseId, kind, mine, limit } = query;
        const found = await db.tx(caller.scope, (tx) =>
          findTasks(tx, {
            ...{ states: STATES[view], enterpriseId, kind, isDueFirst: view !== 'over' },
            assignedTo: mine === true ? caller.userId : null,
            ...{ after: readPageCursor(query.cursor), limit: limit + 1 },
          }),
        );
        const items = found.slice(0, limit);
        const last = found.length > limit ? items.at(-1) : undefined;
        return { items, nextCursor: last ? pageCursor({ at: last.dueAt, id: last.id }) : null };
      }),
      route(wire.readSupervisionTask, async ({ params: { id }, caller }) => {
        const task = await db.tx(caller.scope, (tx) => findTask(tx, id));
        if (task === undefined) throw problem('not-found');
        return task;
      }),
      route(wire.completeSupervisionTask, ({ params: { id }, body, caller, now }) =>
        completeTask(parts, caller, { id, ...body, now }),
      ),
      route(wire.withdrawSupervisionTask, ({ params: { id }, body: { reason }, caller, now }) =>
        withdrawTask(parts, caller, { id, reason, now }),
      ),
      route(wire.assignSupervisionTask, ({ params: { id }, body: { userId }, caller, now }) =>
        assignVisit(parts, caller, { id, userId, now }),
      ),
      route(wire.listSupervisionPlans, async ({ query, caller, now }) => ({
        asOf: now.toISOString(),
        ...(await planOverview(parts, caller, { enterpriseId: query.enterpriseId ?? null, now })),
      })),
      route(wire.nameInspector, ({ params: { id }, body: { userId }, caller, now }) =>
        nameInspector(parts, caller, { id, userId, now }),
      ),
      route(wire.listInspectors, async () => ({
        items: await db.tx({ kind: 'system' }, findInspectors),
      })),
      route(wire.listSupervisionRules, ({ caller, now }) =>
        db.tx(caller.scope, (tx) => rulesAnswer(tx, now)),
      ),
      route(wire.writeSupervisionRules, ({ body: { rules, afterVersion }, caller, now }) =>
        writeRules(parts, caller, { draft: rules, afterVersion, now }),
      ),
      route(wire.readSupervisionStatistics, async ({ query: { days }, caller, now }) => {
        const from = new Date(now.getTime() - days * DAY_MS);
        const rows = await db.tx(caller.scope, (tx) => countTasks(tx, from, now));
        return { from: from.toISOString(), to: now.toISOString(), ...countOnTime(rows) };
      }),
    ],
  };
}
