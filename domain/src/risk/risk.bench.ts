import { seededRandom } from '../random/seeded-random.ts';
import { followInputs } from './followed-field.ts';
import { heatOf } from './heat.ts';
import { fieldOf } from './risk-field.ts';
import { presenceOf } from './presence.ts';
import { sampleGrid, samplePeople, sampleReason, sampleSources } from './sample-park.ts';
import { ZONE_SETTINGS } from './zone-settings.ts';
import { zonesOf } from './zones.ts';

/** From one changed fact to polygons with reasons and heat, at 5,000 sources. */
export const UPDATE_LIMIT_MS = 200;
const GRID = sampleGrid(400);
const EXTENT_M = 10_000;
const COUNTS = [1_000, 5_000, 20_000];
const TURNS = 5;

/** 10 km × 10 km at 25 m: a full computation and one changed fact, each to polygons with reasons; and how both grow. */
function run() {
  const random = seededRandom(1);
  const people = samplePeople(random, 2_000, EXTENT_M);
  const presence = presenceOf(GRID, people);
  const all = sampleSources(random, COUNTS.at(-1)!, EXTENT_M);
  const showing = { settings: ZONE_SETTINGS, nowMs: 0 };
  const rows = COUNTS.map((count) => {
    const sources = all.slice(0, count);
    const fullMs = median(() => {
      const field = fieldOf(GRID, presence, sources);
      zonesOf(field, sources, { ...showing, before: null });
      heatOf(field);
    });
    const base = { grid: GRID, people, settings: ZONE_SETTINGS };
    let followed = followInputs(null, { ...base, sources });
    let { held } = zonesOf(followed.field, sources, { ...showing, before: null });
    let turn = 0;
    const updateMs = median(() => {
      const changed = sources.with(turn % count, {
        ...sources[turn % count]!,
        reasons: [...sources[turn % count]!.reasons, sampleReason(random, `bench ${turn++}`)],
      });
      followed = followInputs(followed, { ...base, sources: changed });
      ({ held } = zonesOf(followed.field, changed, { ...showing, before: held }));
      heatOf(followed.field);
    });
    const fieldMs = median(() => fieldOf(GRID, presence, sources));
    return { count, fullMs, updateMs, fieldMs };
  });
  const [least, middle, most] = rows as [Row, Row, Row];
  return [
    ...rows.map(({ count, fullMs, fieldMs }) => ({
      what: `${GRID.columns ** 2} cells, ${count} sources: field, zones, reasons, heat; field alone ${Math.round(fieldMs)} ms`,
      ...{
        ours: fullMs,
        unit: 'ms',
        peer: fieldMs,
        peerName: 'field alone',
        ratio: fullMs / fieldMs,
      },
    })),
    ...rows.map(({ count, updateMs, fullMs }) => ({
      what: `one changed fact among ${count} sources to polygons`,
      ...(count === middle.count
        ? {
            ours: updateMs,
            unit: 'ms',
            peer: UPDATE_LIMIT_MS,
            peerName: 'limit',
            ratio: updateMs / UPDATE_LIMIT_MS,
          }
        : {
            ours: updateMs,
            unit: 'ms',
            peer: fullMs,
            peerName: 'all over again',
            ratio: updateMs / fullMs,
          }),
    })),
    ...(['fullMs', 'updateMs'] as const).map((key) => ({
      what: `growth with the number of sources, ${key === 'fullMs' ? 'full' : 'one fact'}: exponent ${exponent(least, most, key).toFixed(2)}`,
      ...{
        ours: most[key],
        unit: 'ms',
        peer: least[key],
        peerName: `${least.count} sources`,
        ratio: most[key] / least[key],
      },
    })),
  ];
}

type Row = {
  readonly count: number;
  readonly fullMs: number;
  readonly updateMs: number;
  readonly fieldMs: number;
};

function exponent(least: Row, most: Row, key: 'fullMs' | 'updateMs'): number {
  return Math.log(most[key] / least[key]) / Math.log(most.count / least.count);
}

function median(work: () => unknown): number {
  const spentMs = Array.from({ length: TURNS }, () => {
    const before = performance.now();
    work();
    return performance.now() - before;
  });
  return spentMs.toSorted((one, other) => one - other)[TURNS >> 1]!;
}

export default { name: 'risk', run };
