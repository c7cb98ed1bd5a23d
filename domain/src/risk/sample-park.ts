import type { LonLat } from '../geo/lon-lat.ts';
import { localFrame } from '../geo/local-frame.ts';
import type { SeededRandom } from '../random/seeded-random.ts';
import type { Grid } from './grid.ts';
import type { PeopleAt } from './presence.ts';
import { RISK_REASON_KINDS, type RiskReason, type RiskSource } from './risk-source.ts';

/** A place in the sea south of Singapore: tests and benchmarks use no real site. */
export const SAMPLE_CENTRE: LonLat = [103.7, 1.2];

/** For tests and benchmarks: a square grid around the sample place. */
export function sampleGrid(cells: number, cellM = 25): Grid {
  return { centre: SAMPLE_CENTRE, cellM, columns: cells, rows: cells };
}

/** Invented sources, every third one an area, most in good order, some with live facts. */
export function sampleSources(random: SeededRandom, count: number, extentM: number): RiskSource[] {
  const frame = localFrame(SAMPLE_CENTRE);
  return Array.from({ length: count }, (_, index): RiskSource => {
    const eastM = random.between(-extentM / 2, extentM / 2);
    const northM = random.between(-extentM / 2, extentM / 2);
    const sideM = random.between(10, 120);
    const corners: [number, number][] = [
      [0, 0],
      [sideM, 0],
      [sideM, sideM],
      [sideM / 2, sideM / 3],
      [0, sideM],
      [0, 0],
    ];
    const ring = corners.map(([dx, dy]) => frame.toLonLat([eastM + dx, northM + dy]));
    return {
      id: `facility:${index}`,
      enterpriseId: random.below(90),
      at:
        index % 3 === 0
          ? { type: 'Polygon', coordinates: [ring] }
          : { type: 'Point', coordinates: ring[0]! },
      reachM: random.between(20, 400),
      reasons: Array.from({ length: 1 + Math.max(0, random.below(5) - 2) }, (_empty, at) =>
        sampleReason(random, `${index}.${at}`, at),
      ),
    };
  });
}

/** For tests: one more bad fact, or the standing of a source where `at` is 0. */
export function sampleReason(random: SeededRandom, name: string, at = 1): RiskReason {
  const kind = at === 0 ? 'facility' : random.pick(RISK_REASON_KINDS.slice(7));
  return {
    id: `${kind}:${name}`,
    kind,
    refId: random.below(1e6),
    label: { zh: `原因 ${name}`, en: `Reason ${name}` },
    amount: at === 0 ? random.between(0, 0.5) : random.between(0, 1.5),
  };
}

/** Invented people in some places. */
export function samplePeople(random: SeededRandom, count: number, extentM: number): PeopleAt[] {
  const frame = localFrame(SAMPLE_CENTRE);
  return Array.from({ length: count }, () => ({
    at: frame.toLonLat([
      random.between(-extentM / 2, extentM / 2),
      random.between(-extentM / 2, extentM / 2),
    ]),
    people: Math.floor(10 ** random.between(0, 3.5)),
  }));
}
