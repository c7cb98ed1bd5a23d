import * as wire from '@parkwatch/domain/wire/weather-rules';
import { route } from '../http/feature.ts';
import type { Feature } from '../http/feature.ts';
import { pageCursor, readPageCursor } from '../http/page-cursor.ts';
import { problem } from '../http/problem.ts';
import type { Parts } from '../parts.ts';
import { zoneComputer } from '../zones/compute-zones.ts';
import { answerReminder } from './answer-reminder.ts';
import { previewRule } from './preview-rule.ts';
import { ruleStates } from './rule-states.ts';
import { findReminders } from './store.ts';
import { writeRule } from './write-rule.ts';

/** So many previews are computed or wait; each takes two computations of the map. */
const MOST_PREVIEWS = 4;

/** Rules by which the weather raises levels of risk, what they would change, and the reminders that follow from them. */
export function weatherRules(parts: Parts): Feature {
  const { db } = parts;
  const computer = zoneComputer();
  let underWay = 0;
  return {
    name: 'weather-rules',
    routes: [
      // The list counts facilities of every enterprise: scope park.
      route(wire.listWeatherRules, async ({ caller, now }) => ({
        asOf: now.toISOString(),
        ...(await db.tx(caller.scope, (tx) => ruleStates(tx, now))),
      })),
      route(wire.writeWeatherRule, ({ body: { rule, afterVersion }, caller, now }) =>
        writeRule(parts, caller, { draft: rule, afterVersion, now }),
      ),
      route(wire.previewWeatherRule, async ({ body, now }) => {
        if (underWay >= MOST_PREVIEWS) throw problem('too-many-requests');
        underWay++;
        return previewRule(parts, computer, { ...body, now }).finally(() => underWay--);
      }),
      route(wire.listWeatherReminders, async ({ query, caller, now }) => {
        const { cursor, limit, view } = query;
        const after = readPageCursor(cursor);
        const page = { onlyInForce: view === 'in-force', after, limit: limit + 1, now };
        const found = await db.tx(caller.scope, (tx) => findReminders(tx, page));
        const items = found.slice(0, limit);
        const last = found.length > limit ? items.at(-1) : undefined;
        return { items, nextCursor: last ? pageCursor({ at: last.toldAt, id: last.id }) : null };
      }),
      route(wire.answerWeatherReminder, ({ params: { id }, body, caller, now }) =>
        answerReminder(parts, caller, { id, answer: body.answer, note: body.note, now }),
      ),
    ],
  };
}
