import type { LonLat } from '@parkwatch/domain/geo/lon-lat';
import { cellAt, groundOf, placeHistory, placeRisk } from '@parkwatch/domain/risk/place-risk';
import type { During } from '@parkwatch/domain/risk/place-risk';
import type { RiskShare } from '@parkwatch/domain/risk/risk-shares';
import type { RiskSource } from '@parkwatch/domain/risk/risk-source';
import type { ZoneBase } from '@parkwatch/domain/risk/zone-inputs';
import {
  classOf,
  classThresholds,
  colourOfClass,
  levelOf,
} from '@parkwatch/domain/risk/zone-settings';
import type { ZoneSettings } from '@parkwatch/domain/risk/zone-settings';
import type { ColourFrom, PlaceHistory, PlaceRiskAnswer } from '@parkwatch/domain/wire/zone-places';
import type { Scope } from '../db/scope.ts';
import { sql } from '../db/sql.ts';
import { problem } from '../http/problem.ts';
import type { Parts } from '../parts.ts';
import { zoneSettings } from './gather-inputs.ts';
import { findGround, findSet } from './store.ts';
import { shownLabel } from './zone-wire.ts';

const SYSTEM = { kind: 'system' } as const;
const queries = {
  sourcesNear: sql(import.meta, './list-sources-near.sql'),
  grounds: sql(import.meta, './list-grounds.sql'),
};
/** So many reasons are named; the rest is told as a sum. */
const NAMED = 12;

type SourceRow = { source: RiskSource; valid_from: Date; valid_to: Date | null };
type GroundRow = { ground_hash: string; valid_from: Date; valid_to: Date | null };
type Asked = { readonly lon: number; readonly lat: number };

/**
 * Why a place has its value, as the caller may see it.
 * @param asked  `at` null: now
 * @throws Problem not-found where no zones of this model are kept
 */
export async function placeRiskOf(
  { db }: Parts,
  scope: Scope,
  { lon, lat, at }: Asked & { readonly at: Date | null },
): Promise<PlaceRiskAnswer> {
  const { set, ground } = await db.tx(SYSTEM, async (tx) => {
    const found = await findSet(tx, at);
    return { set: found, ground: await findGround(tx, found?.ground_hash ?? null) };
  });
  if (set === undefined || ground === undefined) throw problem('not-found');
  const moment = set.valid_from;
  const rows = await db.tx(scope, (tx) =>
    tx.rows<SourceRow>(queries.sourcesNear, [lon, lat, moment, moment]),
  );
  const cell = cellAt(ground.grid, [lon, lat]);
  const known = { zoneSetId: set.id, validFrom: moment.toISOString() };
  const from = colourFrom(ground.settings);
  if (cell === null)
    return {
      ...known,
      ...{ value: null, level: null, colour: null, colourFrom: from, presence: null },
      ...{ reasons: [], othersValue: 0 },
    };
  const sources = rows.map(({ source }) => source);
  const { value, presence, reasons } = placeRisk(groundOf(ground), cell, sources);
  const named = reasons.slice(0, NAMED);
  return {
    ...known,
    value,
    level: levelOf(value, ground.settings.thresholds),
    colour: colourOfClass(classOf(value, classThresholds(ground.settings))),
    colourFrom: from,
    presence,
    reasons: named.map(shownReason),
    othersValue: reasons.slice(NAMED).reduce((sum, reason) => sum + reason.value, 0),
  };
}

/** The database has taken the names of what the caller may not see. */
function shownReason({ source, reason, value, share }: RiskShare) {
  const { kind, refId, label } = reason;
  return {
    ...{ kind, refId, enterpriseId: source.enterpriseId },
    ...{ label: shownLabel(label), value, share },
  };
}

/** How the value of a place went, as steps. */
export async function placeHistoryOf(
  { db, config }: Parts,
  scope: Scope,
  { lon, lat, from, to }: Asked & { readonly from: string; readonly to: string },
): Promise<PlaceHistory> {
  const window = [new Date(from), new Date(to)] as const;
  const { grounds, settings } = await db.tx(SYSTEM, async (tx) => {
    const rows = await tx.rows<GroundRow>(queries.grounds, [...window]);
    const bases = new Map<string, ZoneBase>();
    for (const { ground_hash: hash } of rows) {
      const base = bases.has(hash) ? undefined : await findGround(tx, hash);
      if (base !== undefined) bases.set(hash, base);
    }
    return {
      grounds: rows.flatMap((row): During<ZoneBase>[] => {
        const held = bases.get(row.ground_hash);
        return held === undefined ? [] : [during(held, row)];
      }),
      settings: await zoneSettings(tx, config),
    };
  });
  const rows = await db.tx(scope, (tx) =>
    tx.rows<SourceRow>(queries.sourcesNear, [lon, lat, ...window]),
  );
  const place: LonLat = [lon, lat];
  const steps = placeHistory(
    place,
    grounds,
    rows.map((row) => during(row.source, row)),
  );
  return {
    steps: cutToWindow(steps, window).map(({ atMs, value }) => ({
      at: new Date(atMs).toISOString(),
      value,
    })),
    colourFrom: colourFrom(settings),
  };
}

function during<Held>(
  held: Held,
  { valid_from: from, valid_to: to }: { valid_from: Date; valid_to: Date | null },
): During<Held> {
  return { held, fromMs: from.getTime(), toMs: to?.getTime() ?? null };
}

/** What held when the window began is told as of then. */
function cutToWindow(
  steps: ReturnType<typeof placeHistory>,
  [from, to]: readonly [Date, Date],
): ReturnType<typeof placeHistory> {
  const fromMs = from.getTime();
  const before = steps.findLast(({ atMs }) => atMs <= fromMs);
  const within = steps.filter(({ atMs }) => atMs > fromMs && atMs < to.getTime());
  return before === undefined ? within : [{ ...before, atMs: fromMs }, ...within];
}

function colourFrom(settings: ZoneSettings): ColourFrom {
  const [, blue, yellow, red] = classThresholds(settings);
  return { red, yellow, blue };
}
