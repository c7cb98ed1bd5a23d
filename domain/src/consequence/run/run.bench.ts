import { seededRandom } from '../../random/seeded-random.ts';
import type { ConsequenceScenario } from '../../wire/consequence.ts';
import { computeRun } from './compute-run.ts';
import type { RunFacts } from './run-facts.ts';
import { sampleFacts } from './sample-facts.ts';

/** A live run looks half an hour ahead. Limits: a commander who turns a knob waits no longer than a blink, and 3 s for the ensemble. */
const LIMIT_MS = { best: 300, ensemble: 3000 };
const SIZE = { enterprises: 60, targets: 16, cells: 4000, halfDeg: 0.025 };

/** A park of 5.5 km, everything in it drawn with a fixed seed. */
function parkFacts(): RunFacts {
  const random = seededRandom(4);
  const base = sampleFacts();
  const [lon, lat] = base.source;
  const place = (): [number, number] => [
    lon + random.between(-SIZE.halfDeg, SIZE.halfDeg),
    lat + random.between(-SIZE.halfDeg, SIZE.halfDeg),
  ];
  const [land] = base.enterprises;
  const [target] = base.targets;
  return {
    ...base,
    enterprises: Array.from({ length: SIZE.enterprises }, (_, id) => {
      const [west, south] = place();
      const [east, north] = [west + 0.003, south + 0.002];
      const ring: [number, number][] = [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ];
      return { ...land!, id, code: `E${id}`, isSource: false, polygons: [[ring]] };
    }),
    targets: Array.from({ length: SIZE.targets }, (_, id) => ({ ...target!, id, at: place() })),
    population: Array.from({ length: SIZE.cells }, () => ({
      at: place(),
      ...{ dayPeople: 30, nightPeople: 12, indoorShareDay: null },
    })),
  };
}

const HOLE = { kind: 'hole', holeDiameterMm: 25, durationS: 600 } as const;
const CASES: readonly { what: string; scenario: ConsequenceScenario; cas: string }[] = [
  { what: 'chlorine, 25 mm hole, dense plume', scenario: HOLE, cas: '7782-50-5' },
  { what: 'ammonia, 25 mm hole, passive plume', scenario: HOLE, cas: '7664-41-7' },
  {
    what: 'propane, vessel bursts, with fires',
    scenario: { kind: 'catastrophic' },
    cas: '74-98-6',
  },
];

function medianMs(facts: RunFacts, scenario: ConsequenceScenario, members: number): number {
  const input = { place: { facilityId: 1 }, scenario, weather: {}, members };
  const spent = Array.from({ length: 5 }, () => {
    const before = performance.now();
    computeRun({ ...input, receptorHeightM: 1.5, lookAheadMin: 30 }, facts);
    return performance.now() - before;
  });
  return spent.toSorted((one, other) => one - other)[2]!;
}

function run() {
  return CASES.flatMap(({ what, scenario, cas }) => {
    const facts = { ...parkFacts(), cas };
    return [
      { members: 0, limit: LIMIT_MS.best, kind: 'best estimate' },
      { members: 100, limit: LIMIT_MS.ensemble, kind: 'with 100 members' },
    ].map(({ members, limit, kind }) => {
      const ours = medianMs(facts, scenario, members);
      const line = `${what}, 30 min, 60 enterprises, 16 targets, ${kind}`;
      return { what: line, ours, unit: 'ms', peer: limit, peerName: 'limit', ratio: ours / limit };
    });
  });
}

export default { name: 'consequence-run', run };
