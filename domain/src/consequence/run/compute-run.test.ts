import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { consequenceRun } from '../../wire/consequence.ts';
import type { ConsequenceRunInput, ConsequenceScenario } from '../../wire/consequence.ts';
import { computeRun, ENGINE_VERSION } from './compute-run.ts';
import type { ConsequenceAnswer } from './compute-run.ts';
import { NotComputable } from './not-computable.ts';
import type { RunFacts } from './run-facts.ts';
import { land, live, sampleFacts, square, UNKNOWN } from './sample-facts.ts';

const HOLE = { kind: 'hole', holeDiameterMm: 25, durationS: 600 } as const;
const inputOf = (scenario: ConsequenceScenario, more: Partial<ConsequenceRunInput> = {}) => ({
  ...{ place: { facilityId: 1 }, scenario, weather: {} },
  ...{ receptorHeightM: 1.5, lookAheadMin: 60, members: 0 },
  ...more,
});
const run = (
  scenario: ConsequenceScenario = HOLE,
  facts: Partial<RunFacts> = {},
  more: Partial<ConsequenceRunInput> = {},
) => computeRun(inputOf(scenario, more), sampleFacts(facts));
const kindsOf = ({ events }: ConsequenceAnswer) => events.map(({ kind }) => kind);
const reachOf = ({ levels }: ConsequenceAnswer, id: string) =>
  levels.find((level) => level.id === id)?.reachM ?? 0;

describe('a run', () => {
  const chlorine = run(HOLE, {}, { members: 40 });
  it('answers in the form of the wire', () => {
    const shape = consequenceRun.omit({
      ...{ id: true, number: true, title: true, createdAt: true, createdBy: true, facility: true },
      ...{ scenario: true, input: true, resultHash: true, computedMs: true },
    });
    assert.deepEqual(shape.parse(chlorine), chlorine);
    assert.equal(chlorine.engineVersion, ENGINE_VERSION);
  });
  it('gives the same bytes for the same input and facts, the ensemble included', () => {
    assert.equal(JSON.stringify(run(HOLE, {}, { members: 40 })), JSON.stringify(chlorine));
  });
  it('says which model it took and why, in both languages', () => {
    const [cloud] = chlorine.events;
    assert.equal(chlorine.cloudModel, 'britter-mcquaid-plume');
    assert.ok(cloud?.model.reason.zh && cloud.model.reason.en);
  });
  it('reaches farther, and covers more, for lower levels', () => {
    const toxic = chlorine.levels.filter(({ hazard }) => hazard === 'toxic');
    assert.deepEqual(
      toxic.map(({ colour }) => colour),
      ['red', 'orange', 'yellow'],
    );
    for (const [at, level] of toxic.slice(1).entries()) {
      assert.ok(level.reachM > toxic[at]!.reachM, level.id);
      assert.ok(level.areaM2 > toxic[at]!.areaM2, level.id);
    }
  });
  it('goes downwind: the neighbour there is told, the one upwind is not', () => {
    const codes = chlorine.enterprises.map(({ code }) => code);
    assert.ok(codes.includes('E02') && !codes.includes('E03'), codes.join());
    const lats = chlorine.frames.flatMap(({ contours }) =>
      contours.features.flatMap(({ geometry }) =>
        (geometry as unknown as { coordinates: [number, number][][][] }).coordinates.flat(2),
      ),
    );
    assert.ok(lats.every(([, lat]) => lat > 1.269));
  });
  it('comes to places in the order of their distance, and the ensemble says how surely', () => {
    const [near, far] = [
      chlorine.enterprises.find(({ code }) => code === 'E02')!,
      chlorine.targets[0]!,
    ];
    const arrivalOf = (place: typeof near | typeof far) =>
      place.arrivals.find(({ levelId }) => levelId === 'cloud:aegl-2-60min')!;
    assert.ok(arrivalOf(near).arrivesS! < arrivalOf(far).arrivesS!);
    for (const place of [near, far]) {
      const { probability, earliestS, arrivesS, leavesS } = arrivalOf(place);
      assert.ok(probability! > 0.3 && probability! <= 1, `${probability}`);
      assert.ok(earliestS! <= arrivesS! && arrivesS! < leavesS!);
      assert.ok(place.indoorPeakPpm! < place.peakPpm!);
    }
  });
  it('finds at each place at least the concentration of the level that comes to it', () => {
    // Its corner is nearest to the source and beside the cloud; the cloud comes in farther on.
    const beside = land(4, { zh: '侧旁公司', en: 'Beside' }, square(0.0005, 0.0001, 0.004));
    const { enterprises } = sampleFacts();
    const answer = run(HOLE, { enterprises: [...enterprises, beside] });
    const reached = [...answer.enterprises, ...answer.targets].flatMap((place) =>
      place.arrivals
        .filter(({ arrivesS }) => arrivesS !== null)
        .map(({ levelId }) => ({
          place,
          level: answer.levels.find(({ id, unit }) => id === levelId && unit === 'ppm'),
        })),
    );
    const names = new Set(reached.map(({ place }) => place.name.en));
    assert.deepEqual(names, new Set(['Chlor-alkali', 'Beside', 'Downwind', 'School']));
    for (const { place, level } of reached)
      assert.ok(!level || place.peakPpm! > 0.98 * level.value, `${place.name.en} ${level?.id}`);
  });
  it('draws where some, half and nearly all of the ensemble go, each within the one before', () => {
    const areas = chlorine.exceedance.features
      .filter(({ properties }) => properties['levelId'] === 'cloud:aegl-2-60min')
      .map(({ properties }) => properties['probability']);
    assert.deepEqual(areas, [0.1, 0.5, 0.9].slice(0, areas.length));
    assert.ok(areas.length >= 2);
  });
  it('shows frames in time, ending when the cloud has gone', () => {
    const times = chlorine.frames.map(({ atS }) => atS);
    assert.deepEqual(
      times,
      times.toSorted((one, other) => one - other),
    );
    assert.ok(chlorine.frames[0]!.contours.features.length > 0);
  });
  it('counts people by the hour and by walls', () => {
    const yellow = chlorine.levels.find(({ id }) => id === 'cloud:aegl-1-60min')!;
    assert.deepEqual(yellow.people, { outdoors: 0, indoors: 40 });
  });
  it('echoes every input with where it came from', () => {
    const byKey = new Map(chlorine.inputs.map((input) => [input.key, input.provenance]));
    assert.equal(byKey.get('wind-speed'), 'live');
    assert.equal(byKey.get('contents'), 'registry');
    assert.equal(byKey.get('bund'), 'assumed');
  });
});

describe('what can happen besides a cloud', () => {
  it('is a pool fire and an explosion for benzene', () => {
    const kinds = kindsOf(run({ ...HOLE, holeDiameterMm: 100 }, { cas: '71-43-2' }));
    assert.deepEqual(kinds, ['cloud', 'flash-fire', 'explosion', 'pool-fire']);
  });
  it('is a jet fire for propane from a hole, a fireball when its vessel bursts', () => {
    assert.ok(kindsOf(run(HOLE, { cas: '74-98-6' })).includes('jet-fire'));
    const burst = run({ kind: 'catastrophic' }, { cas: '74-98-6' });
    assert.ok(kindsOf(burst).includes('fireball'));
    assert.ok(reachOf(burst, 'fireball:heat-2') > reachOf(burst, 'fireball:heat-10'));
  });
  it('is nothing that burns for chlorine', () => {
    assert.deepEqual(kindsOf(run({ kind: 'catastrophic' })), ['cloud', 'cloud']);
  });
});

describe('bad news in a run', () => {
  it('is never less for a larger hole, or a fuller tank', () => {
    const reaches = [5, 25, 100].map((holeDiameterMm) =>
      reachOf(run({ ...HOLE, holeDiameterMm }), 'cloud:aegl-3-60min'),
    );
    assert.ok(reaches[0]! < reaches[1]! && reaches[1]! < reaches[2]!, reaches.join());
  });
  it('goes all around when nobody knows where the wind comes from, and is said', () => {
    const weather = { ...sampleFacts().weather, windFromDeg: UNKNOWN };
    const around = run(HOLE, { weather }, { members: 40 });
    assert.ok(around.caveats.some(({ code }) => code === 'wind-direction-unknown'));
    assert.ok(around.enterprises.some(({ code }) => code === 'E03'));
  });
  it('is that a substance or a quantity is missing, by name', () => {
    assert.throws(() => run(HOLE, { cas: '1-1-1' }), NotComputable);
    const vessel = { ...sampleFacts().vessel, contentsKg: UNKNOWN, capacityKg: UNKNOWN };
    assert.throws(
      () => run(HOLE, { vessel }),
      (error) => error instanceof NotComputable && error.pointer === '/place/contentsT',
    );
  });
  it('needs no vessel where a person gives the rate', () => {
    const vessel = { ...sampleFacts().vessel, contentsKg: UNKNOWN, capacityKg: UNKNOWN };
    const given = run(
      { kind: 'given-rate', rateKgPerS: 1, durationS: 600, heightM: 2 },
      { vessel },
    );
    assert.ok(reachOf(given, 'cloud:aegl-3-60min') > 100);
  });
  it('is told for a calm: the models take 1 m/s', () => {
    const weather = { ...sampleFacts().weather, windMPerS: live(0.2) };
    const calm = run(HOLE, { weather });
    assert.ok(calm.events[0]!.caveats.length + calm.caveats.length > 1);
  });
});
