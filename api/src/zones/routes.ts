import {
  readHeat,
  readZone,
  readZones,
  readZonesGeoJson,
  readZoneStatus,
} from '@parkwatch/domain/wire/zones';
import {
  compareZones,
  readPlaceHistory,
  readPlaceRisk,
  readZoneHistory,
} from '@parkwatch/domain/wire/zone-places';
import { route } from '../http/feature.ts';
import type { Feature } from '../http/feature.ts';
import { problem } from '../http/problem.ts';
import type { Parts } from '../parts.ts';
import { parkSetting } from '../settings/park-setting.ts';
import { comparisonOf } from './compare-zones.ts';
import { placeHistoryOf, placeRiskOf } from './place-answers.ts';
import { findHeat, findSet, findZone, readRequest } from './store.ts';
import { zoneHistoryOf } from './zone-history.ts';
import { zoneReader } from './zone-reader.ts';
import type { ZoneReader } from './zone-reader.ts';
import { toZone, toZoneSet } from './zone-wire.ts';

const SYSTEM = { kind: 'system' } as const;

/** Risk zones, now and as of any past moment that is kept. */
export function zones(parts: Parts): Feature {
  const { db } = parts;
  const read = zoneReader(parts);
  return {
    name: 'zones',
    routes: [
      route(readZones, async ({ query, caller }) => {
        const { set, rows } = await read(momentOf(query.asOf), caller.scope);
        return toZoneSet(set, rows, caller);
      }),
      route(readZonesGeoJson, async ({ query, caller }) => {
        const { set, rows } = await read(momentOf(query.asOf), caller.scope);
        const features = rows.map((row) => {
          const { id, geometry, ...properties } = toZone(row);
          return { type: 'Feature' as const, ...{ id, geometry, properties } };
        });
        const asOf = query.asOf ?? set.valid_from.toISOString();
        return { type: 'FeatureCollection' as const, features, asOf };
      }),
      route(readHeat, async ({ query, caller }) => {
        const at = momentOf(query.asOf);
        if (at !== null) await read(at, caller.scope);
        const { found, redFrom } = await db.tx(caller.scope, async (tx) => ({
          found: await findHeat(tx, at),
          redFrom: await parkSetting(tx, parts.config, 'zone.redFrom'),
        }));
        return {
          zoneSetId: found?.id ?? null,
          validFrom: found?.valid_from.toISOString() ?? null,
          cells: found?.heat ?? [],
          redFrom,
        };
      }),
      route(readZoneStatus, async ({ caller }) => {
        const { request, set } = await db.tx(SYSTEM, async (tx) => ({
          request: await readRequest(tx),
          set: await findSet(tx, null),
        }));
        const { requested_at: asked, done_at: done } = request;
        return {
          lastComputedAt: set?.computed_at.toISOString() ?? null,
          isPending: asked !== null && (done === null || asked > done),
          // It may name a record, perhaps a neighbour's.
          lastError:
            caller.scope.kind === 'park' ? request.last_error : request.last_error && 'failed',
        };
      }),
      ...askRoutes(parts, read),
      route(readZone, async ({ params, caller }) => {
        const row = await db.tx(caller.scope, (tx) => findZone(tx, params.id));
        if (row === undefined) throw problem('not-found');
        return toZone(row);
      }),
    ],
  };
}

/** What is asked of zones: a place, its history, land over time, two moments. */
function askRoutes(parts: Parts, read: ZoneReader): Feature['routes'] {
  const { db } = parts;
  return [
    route(readPlaceRisk, ({ query, caller }) =>
      placeRiskOf(parts, caller.scope, { ...query, at: momentOf(query.asOf) }),
    ),
    route(readPlaceHistory, ({ query, caller }) => placeHistoryOf(parts, caller.scope, query)),
    route(readZoneHistory, ({ query, caller, now }) =>
      db.tx(caller.scope, (tx) => zoneHistoryOf(tx, query, now)),
    ),
    route(compareZones, async ({ query, caller: { scope } }) => {
      const before = await read(new Date(query.before), scope);
      const after = await read(new Date(query.after), scope);
      return db.tx(scope, (tx) => comparisonOf(tx, before, after));
    }),
  ];
}

function momentOf(asOf: string | undefined): Date | null {
  return asOf === undefined ? null : new Date(asOf);
}
