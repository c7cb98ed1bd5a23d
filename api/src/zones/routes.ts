import { RISK_MODEL_VERSION } from '@parkwatch/domain/risk/amounts';
import {
  readHeat,
  readZone,
  readZones,
  readZonesGeoJson,
  readZoneStatus,
} from '@parkwatch/domain/wire/zones';
import type { Zone, ZoneSet } from '@parkwatch/domain/wire/zones';
import type { Caller } from '../http/caller.ts';
import { route } from '../http/feature.ts';
import type { Feature } from '../http/feature.ts';
import { problem } from '../http/problem.ts';
import type { Parts } from '../parts.ts';
import { parkSetting } from '../settings/park-setting.ts';
import { zoneComputer } from './compute-zones.ts';
import {
  findHeat,
  findInputs,
  findSet,
  findZone,
  findZones,
  readRequest,
  restoreZones,
} from './store.ts';
import type { SetRow, ZoneRow } from './store.ts';

const SYSTEM = { kind: 'system' } as const;

/** Risk zones, now and as of any past moment that is kept. */
export function zones(parts: Parts): Feature {
  const { db } = parts;
  const zoneSetAt = zoneReader(parts);
  return {
    name: 'zones',
    routes: [
      route(readZones, ({ query, caller }) => zoneSetAt(query.asOf, caller)),
      route(readZonesGeoJson, async ({ query, caller }) => {
        const { zones: found, validFrom } = await zoneSetAt(query.asOf, caller);
        const features = found.map(({ id, geometry, ...properties }) => ({
          type: 'Feature' as const,
          ...{ id, geometry, properties },
        }));
        return { type: 'FeatureCollection' as const, features, asOf: query.asOf ?? validFrom };
      }),
      route(readHeat, async ({ caller }) => {
        const { found, redFrom } = await db.tx(caller.scope, async (tx) => ({
          found: await findHeat(tx),
          redFrom: await parkSetting(tx, parts.config, 'zone.redFrom'),
        }));
        return {
          zoneSetId: found?.id ?? null,
          validFrom: found?.valid_from.toISOString() ?? null,
          cells: found?.heat ?? [],
          redFrom,
        };
      }),
      route(readZoneStatus, async () => {
        const { request, set } = await db.tx(SYSTEM, async (tx) => ({
          request: await readRequest(tx),
          set: await findSet(tx, null),
        }));
        const { requested_at: asked, done_at: done } = request;
        return {
          lastComputedAt: set?.computed_at.toISOString() ?? null,
          isPending: asked !== null && (done === null || asked > done),
          lastError: request.last_error,
        };
      }),
      route(readZone, async ({ params, caller }) => {
        const row = await db.tx(caller.scope, (tx) => findZone(tx, params.id));
        if (row === undefined) throw problem('not-found');
        return toZone(row);
      }),
    ],
  };
}

/** Reads a set of zones; what must be computed again is computed once and one after the other, however many ask. */
function zoneReader(parts: Parts): (asOf: string | undefined, caller: Caller) => Promise<ZoneSet> {
  const { db } = parts;
  const underWay = new Map<number, Promise<void>>();
  let last: Promise<unknown> = Promise.resolve();

  function restoreOnce(set: SetRow): Promise<void> {
    const known = underWay.get(set.id);
    if (known !== undefined) return known;
    const mine = last.then(() => restore(parts, set)).finally(() => underWay.delete(set.id));
    last = mine.catch(() => undefined);
    underWay.set(set.id, mine);
    return mine;
  }

  return async (asOf, caller) => {
    const at = asOf === undefined ? null : new Date(asOf);
    const look = () =>
      db.tx(
        caller.scope,
        async (tx) => {
          const set = await findSet(tx, at);
          return set && { set, rows: await findZones(tx, set.id) };
        },
        { isolation: 'REPEATABLE READ', readOnly: true },
      );
    let found = await look();
    if (found === undefined) throw problem('not-found');
    if (!found.set.has_zones) {
      await restoreOnce(found.set);
      found = (await look()) ?? found;
    }
    return toZoneSet(found.set, found.rows, caller);
  };
}

/** Polygons of an old set were dropped: they are computed again from its own inputs, by the model that made them. */
async function restore({ db }: Parts, set: SetRow): Promise<void> {
  if (set.model_version !== RISK_MODEL_VERSION)
    throw problem('not-found', {
      detail: {
        zh: `该时刻的分区由模型 ${set.model_version} 计算，当前为 ${RISK_MODEL_VERSION}，无法重算`,
        en: `The zones of that moment were made by model ${set.model_version}; ${RISK_MODEL_VERSION} cannot make them again`,
      },
    });
  const inputs = await db.tx(SYSTEM, (tx) => findInputs(tx, set));
  if (inputs === undefined) throw problem('not-found');
  const computer = zoneComputer();
  const task = {
    inputs,
    before: null,
    above: set.held?.above ?? [],
    nowMs: set.valid_from.getTime(),
  };
  const computed = await computer.compute(task).finally(() => computer.close());
  await db.tx(SYSTEM, (tx) => restoreZones(tx, set, computed));
}

function toZoneSet(set: SetRow, rows: readonly ZoneRow[], caller: Caller): ZoneSet {
  return {
    id: set.id,
    validFrom: set.valid_from.toISOString(),
    validTo: set.valid_to?.toISOString() ?? null,
    computedAt: set.computed_at.toISOString(),
    modelVersion: set.model_version,
    inputsHash: set.inputs_hash,
    // It names a record, perhaps a neighbour's.
    reason: caller.scope.kind === 'park' ? set.reason : 'park',
    zones: rows.map((row) => toZone(row)),
    measured: { points: set.point_count, unknown: set.unknown_count },
  };
}

const MASKED = { zh: '邻近风险源', en: 'Neighbouring source' } as const;

/** A source of an enterprise that the caller may not see counts, but is not named: the database has masked it. */
function toZone(row: ZoneRow): Zone {
  return {
    id: row.id,
    colour: row.colour,
    level: row.level,
    since: row.since?.toISOString() ?? null,
    reliefs: row.reliefs,
    geometry: row.geometry,
    areaM2: row.area_m2,
    peak: row.peak,
    peakAt: row.peak_lon === null || row.peak_lat === null ? null : [row.peak_lon, row.peak_lat],
    othersShare: row.others_share,
    enterpriseIds: row.enterprise_ids,
    sources: row.sources.map((source) => ({ ...source, label: source.label ?? MASKED })),
  };
}
