import type { LonLat } from '../geo/lon-lat.ts';
import { localFrame } from '../geo/local-frame.ts';
import type { SeededRandom } from '../random/seeded-random.ts';
import { RISK_SOURCE_KINDS, type RiskSource } from './risk-source.ts';

/** A place in the sea south of Singapore: tests and benchmark use no real site. */
export const SAMPLE_CENTRE: LonLat = [103.7, 1.2];

/** Invented sources, every third one an area, for property tests and the benchmark. */
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
      id: `source:${index}`,
      kind: random.pick(RISK_SOURCE_KINDS),
      refId: index,
      enterpriseId: random.below(90),
      label: { zh: `来源 ${index}`, en: `Source ${index}` },
      at:
        index % 3 === 0
          ? { type: 'Polygon', coordinates: [ring] }
          : { type: 'Point', coordinates: ring[0]! },
      weight: random.between(0, 0.7),
      radiusM: random.between(20, 400),
    };
  });
}
