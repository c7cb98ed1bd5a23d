import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isInPolygon, signedArea } from '../geo/polygon.ts';
import type { LonLat } from '../geo/lon-lat.ts';
import { seededRandom } from '../random/seeded-random.ts';
import { cellCentre } from './grid.ts';
import { presenceOf } from './presence.ts';
import { fieldOf, type RiskField } from './risk-field.ts';
import type { RiskSource } from './risk-source.ts';
import {
  SAMPLE_CENTRE,
  sampleGrid,
  samplePeople,
  sampleReason,
  sampleSources,
} from './sample-park.ts';
import { classOf, classThresholds, ZONE_SETTINGS, type ZoneSettings } from './zone-settings.ts';
import { zonesOf, type Zone, type Zones } from './zones.ts';

const SEED = 20261128;
const CELLS = 17;
const GRID = sampleGrid(CELLS);
const NOBODY = presenceOf(GRID, []);
const T0_MS = Date.UTC(2026, 10, 28);
const MINUTE_MS = 60_000;

function tank(amount: number, more: Partial<RiskSource> = {}): RiskSource {
  const reason = sampleReason(seededRandom(1), 'a', 0);
  return {
    ...{ id: 'facility:1', enterpriseId: 1, reachM: 150, reasons: [{ ...reason, amount }] },
    at: { type: 'Point', coordinates: SAMPLE_CENTRE },
    ...more,
  };
}

function shown(
  sources: readonly RiskSource[],
  more: Partial<Parameters<typeof zonesOf>[2]> = {},
): Zones {
  const field = fieldOf(GRID, NOBODY, sources);
  return zonesOf(field, sources, { settings: ZONE_SETTINGS, before: null, nowMs: T0_MS, ...more });
}
const coloursOf = ({ zones }: Zones) => zones.map(({ colour }) => colour);

describe('zones', () => {
  it('are bands around what is worst, with their reasons', () => {
    const { zones } = shown([tank(1.2), tank(0.4, { id: 'facility:2' })]);
    assert.deepEqual(
      zones.map(({ colour, level }) => [colour, level]),
      [
        ['red', 1],
        ['yellow', 2],
        ['blue', 4],
      ],
    );
    assert.equal(zones[0]!.peak, 1.6 - (1.6 % 2 ** -32));
    assert.deepEqual(
      zones[0]!.reasons.map(({ source, share }) => [source.id, Math.round(share * 100)]),
      [
        ['facility:1', 75],
        ['facility:2', 25],
      ],
    );
    assert.equal(zones[1]!.geometry.coordinates.length, 2, 'yellow has red as its hole');
  });
  it('lie where values between cells say: a line is no staircase', () => {
    const { zones } = shown([tank(1.2, { reachM: 200 })]);
    const yellow = zones.find(({ colour }) => colour === 'yellow')!;
    const [outer] = yellow.geometry.coordinates as [LonLat[]];
    // (1 − (d/R)²)⁴ = 0.2/1.2, half a cell nearer.
    const radiusM = 200 * Math.sqrt(1 - (0.2 / 1.2) ** 0.25) + 12.5;
    const { frame } = fieldOf(GRID, NOBODY, []).gridFrame;
    const halfACellM = 12.5;
    for (const corner of outer) {
      const offM = Math.abs(Math.hypot(...frame.toMetres(corner)) - radiusM);
      assert.ok(offM < halfACellM, `${offM} m off`);
    }
  });
  it('name the top reasons and sum the others', () => {
    const many = Array.from({ length: 9 }, (_, at) => tank(0.2, { id: `facility:${at}` }));
    for (const { reasons, othersShare } of shown(many).zones) {
      assert.equal(reasons.length, 5);
      assert.ok(Math.abs(reasons.reduce((sum, { share }) => sum + share, othersShare) - 1) < 1e-9);
    }
  });
  it('enlarge what is too small to be seen', () => {
    const red = shown([tank(1.2, { reachM: 30 })]).zones[0]!;
    assert.equal(red.colour, 'red');
    assert.ok(red.cells.length >= 4, `${red.cells.length}`);
  });
  it('show a source at the edge of the grid whole', () => {
    const { westM, frame } = fieldOf(GRID, NOBODY, []).gridFrame;
    const at = { type: 'Point', coordinates: frame.toLonLat([westM + 5, 0]) } as const;
    const { zones } = shown([tank(2, { at })]);
    assertDrawnRight(zones, fieldOf(GRID, NOBODY, [tank(2, { at })]));
    assert.deepEqual(
      new Set(zones.map(({ colour }) => colour)),
      new Set(['red', 'yellow', 'blue']),
    );
  });
  it('refuse settings that make no sense', () => {
    const wrong: Partial<ZoneSettings>[] = [
      { thresholds: { 1: 1, 2: 1, 3: 0.2, 4: 0.1 } },
      { thresholds: { 1: 1, 2: 0.5, 3: 0.2, 4: 0 } },
      { colours: { 1: 'yellow', 2: 'red', 3: 'yellow', 4: 'blue' } },
      { colours: { 1: 'red', 2: 'red', 3: 'blue', 4: 'blue' } },
      { fallMargin: 1 },
    ];
    for (const setting of wrong)
      assert.throws(
        () => shown([tank(1)], { settings: { ...ZONE_SETTINGS, ...setting } }),
        RangeError,
      );
  });
});

describe('colours do not flicker', () => {
  const high = shown([tank(1.2)]);
  const later = (amount: number, minutes: number, before: Zones) =>
    shown([tank(amount)], { before: before.held, nowMs: T0_MS + minutes * MINUTE_MS });
  it('rise at once', () => {
    const low = shown([tank(0.4)]);
    const risen = later(1.2, 1, low);
    assert.equal(risen.zones[0]!.colour, 'red');
    assert.equal(risen.zones[0]!.sinceMs, T0_MS + MINUTE_MS);
  });
  it('stay within the margin, however long', () => {
    const near = later(0.9, 1, high);
    assert.equal(coloursOf(later(0.9, 600, near))[0], 'red');
  });
  it('fall after the dwell, not before, and only if it was low all the time', () => {
    const low = later(0.4, 1, high);
    assert.equal(coloursOf(low)[0], 'red');
    assert.equal(low.zones[0]!.level, 1);
    assert.equal(coloursOf(later(0.4, 10, low))[0], 'red');
    const fallen = later(0.4, 11, low);
    assert.equal(coloursOf(fallen)[0], 'yellow');
    assert.equal(fallen.zones[0]!.sinceMs, T0_MS + 11 * MINUTE_MS);
    const again = later(1.1, 5, low);
    assert.equal(coloursOf(later(0.4, 11, again))[0], 'red');
  });
  it('fall after the dwell though a clock had run ahead for a month', () => {
    const month = 30 * 24 * 60;
    const ahead = later(0.4, month, later(1.2, month, shown([tank(0.4)])));
    const right = later(0.4, 1, ahead);
    assert.deepEqual([right.zones[0]!.colour, right.zones[0]!.sinceMs], ['red', T0_MS + MINUTE_MS]);
    assert.equal(coloursOf(later(0.4, 10, right))[0], 'red');
    assert.equal(coloursOf(later(0.4, 11, right))[0], 'yellow');
  });
  it('keep since when a place has been red', () => {
    assert.equal(later(1.3, 90, later(1.1, 30, high)).zones[0]!.sinceMs, T0_MS);
  });
});

const PARKS = 1_000;
describe(`on ${PARKS} random parks (seed ${SEED})`, () => {
  const random = seededRandom(SEED);
  it('zones are valid, do not overlap, and every cell lies in one that is not milder than its value', () => {
    for (let park = 0; park < PARKS; park++) {
      const extentM = CELLS * GRID.cellM;
      const sources = sampleSources(random, 1 + random.below(7), extentM);
      const field = fieldOf(
        GRID,
        presenceOf(GRID, samplePeople(random, random.below(4), extentM)),
        sources,
      );
      const { zones } = zonesOf(field, sources, {
        settings: ZONE_SETTINGS,
        before: null,
        nowMs: T0_MS,
      });
      assertDrawnRight(zones, field);
    }
  });
});

const RANK = { blue: 1, yellow: 2, red: 3 } as const;

/** Lines do not cross, holes lie inside, and cells are in exactly the zones that say so. */
function assertDrawnRight(zones: readonly Zone[], field: RiskField): void {
  const toMetres = field.gridFrame.frame.toMetres;
  const rings = zones.flatMap(({ geometry }) =>
    geometry.coordinates.map((ring) => ring.map(toMetres)),
  );
  for (const { geometry, areaM2 } of zones) {
    const areas = geometry.coordinates.map((ring) => signedArea(ring.map(toMetres)));
    assert.ok(areas[0]! > 0 && areas.slice(1).every((area) => area < 0), 'right-hand rule');
    assert.ok(Math.abs(areas.reduce((sum, area) => sum + area, 0) - areaM2) < 1 + areaM2 * 1e-3);
    for (const [hole] of geometry.coordinates.slice(1) as [LonLat][])
      assert.ok(isInPolygon(hole, [geometry.coordinates[0]!]), 'a hole lies inside');
  }
  for (const ring of rings)
    assert.ok(ring.length >= 5 && !crosses(ring), 'a ring does not cross itself');
  const thresholds = classThresholds(ZONE_SETTINGS);
  const owner = new Map(zones.flatMap((zone) => zone.cells.map((cell) => [cell, zone] as const)));
  field.quanta.forEach((sum, cell) => {
    const place = field.gridFrame.frame.toLonLat(cellCentre(cell, field.grid, field.gridFrame));
    const around = zones.filter(({ geometry }) => isInPolygon(place, geometry.coordinates));
    assert.ok(around.length <= 1, 'zones do not overlap');
    assert.equal(around[0], owner.get(cell));
    const colour = around[0] ? RANK[around[0].colour] : 0;
    assert.ok(colour >= classOf(sum * 2 ** -32, thresholds));
  });
}

type Place = readonly [number, number];

function crosses(ring: readonly Place[]): boolean {
  for (let one = 1; one < ring.length; one++)
    for (let other = one + 2; other < ring.length; other++) {
      if (one === 1 && other === ring.length - 1) continue;
      if (meet([ring[one - 1]!, ring[one]!], [ring[other - 1]!, ring[other]!])) return true;
    }
  return false;
}

/** Whether two segments have a point in common. */
function meet([a, b]: readonly [Place, Place], [c, d]: readonly [Place, Place]): boolean {
  for (const axis of [0, 1] as const)
    if (
      Math.max(a[axis], b[axis]) < Math.min(c[axis], d[axis]) ||
      Math.max(c[axis], d[axis]) < Math.min(a[axis], b[axis])
    )
      return false;
  const side = ([x0, y0]: Place, [x1, y1]: Place, [x, y]: Place): number =>
    (x1 - x0) * (y - y0) - (x - x0) * (y1 - y0);
  return side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) <= 0;
}
