import * as wire from '@parkwatch/domain/wire/equipment-warnings';
import { listSeasons, writeSeason } from '@parkwatch/domain/wire/seasons';
import { route } from '../http/feature.ts';
import type { Feature } from '../http/feature.ts';
import { pageCursor, readPageCursor } from '../http/page-cursor.ts';
import { problem } from '../http/problem.ts';
import type { Parts } from '../parts.ts';
import { listBaselines } from './baseline-store.ts';
import { previewRule } from './preview-rule.ts';
import { listRuleVersions, ruleStatesOf } from './rule-store.ts';
import { seasonsNow, writeSeasonRule } from './seasons.ts';
import { switchOne, trainOne } from './train-baseline.ts';
import { findWarnings } from './warning-store.ts';
import { writeRule } from './write-rule.ts';

/** Previews and trainings are work for seconds: so many at a time. */
const MOST_AT_ONCE = 2;

/** Early warning on equipment: rules, learned baselines, what they say, and the reminders of the season. */
export function equipmentWarnings(parts: Parts): Feature {
  const { db } = parts;
  let underWay = 0;
  const oneOfFew = async <T>(work: () => Promise<T>): Promise<T> => {
    if (underWay >= MOST_AT_ONCE) throw problem('too-many-requests');
    underWay++;
    return work().finally(() => underWay--);
  };
  return {
    name: 'equipment-warnings',
    routes: [
      route(wire.listWarningRules, ({ caller, now }) =>
        db.tx(caller.scope, async (tx) => ({
          asOf: now.toISOString(),
          items: ruleStatesOf(await listRuleVersions(tx), now),
        })),
      ),
      route(wire.writeWarningRule, ({ body, caller, now }) =>
        writeRule(parts, caller, { ...body, now }),
      ),
      route(wire.previewWarningRule, ({ body, caller, now }) =>
        oneOfFew(() => previewRule(parts, caller, { ...body, now })),
      ),
      route(wire.listEquipmentWarnings, async ({ query, caller }) => {
        const { cursor, limit, view, facilityId = null } = query;
        const after = readPageCursor(cursor);
        const page = { onlyOpen: view === 'open', facilityId, after, limit: limit + 1 };
        const found = await db.tx(caller.scope, (tx) => findWarnings(tx, page));
        const items = found.slice(0, limit);
        const last = found.length > limit ? items.at(-1) : undefined;
        return { items, nextCursor: last ? pageCursor({ at: last.since, id: last.id }) : null };
      }),
      route(wire.listBaselines, async ({ caller }) => ({
        items: await db.tx(caller.scope, (tx) => listBaselines(tx)),
      })),
      route(wire.trainEquipmentBaseline, ({ body, caller, now }) =>
        oneOfFew(() => trainOne(parts, caller, { ...body, now })),
      ),
      route(wire.switchBaseline, ({ params: { id }, body: { isActive }, caller, now }) =>
        switchOne(parts, caller, { id, isActive, now }),
      ),
      route(listSeasons, ({ caller, now }) => db.tx(caller.scope, (tx) => seasonsNow(tx, now))),
      route(writeSeason, ({ body: { rule, afterVersion }, caller, now }) =>
        writeSeasonRule(parts, caller, { draft: rule, afterVersion, now }),
      ),
    ],
  };
}
