import type { Cloud, WindGrid } from '../cloud.ts';

export type SampleRelease = {
  readonly rateKgPerS: number;
  readonly windMPerS: number;
  readonly durationS: number;
};
const SIGMA_Y = 0.1;
const SIGMA_Z = 0.06;

/** Where the axis of {@link samplePlume} falls to a level, m. */
export function sampleReachM(
  { rateKgPerS, windMPerS }: SampleRelease,
  levelKgPerM3: number,
): number {
  return Math.sqrt(rateKgPerS / (Math.PI * windMPerS * SIGMA_Y * SIGMA_Z * levelKgPerM3));
}

/** A plume for tests, of linear sigmas and sharp ends: it passes x from x/u to x/u + duration. Its reach has a closed form. */
export function samplePlume(release: SampleRelease): Cloud {
  const { windMPerS, durationS } = release;
  const axisKgPerM3 = (xM: number, tS: number): number => {
    const comesS = xM / windMPerS;
    if (xM <= 0 || tS < comesS || tS > comesS + durationS) return 0;
    return (sampleReachM(release, 1) / xM) ** 2;
  };
  return sampleCloud({
    axisKgPerM3,
    sigmaYM: (xM) => SIGMA_Y * xM,
    extentM: (level) => {
      const downwindM = sampleReachM(release, level);
      const halfWidthM = (SIGMA_Y * downwindM) / Math.sqrt(Math.E);
      return { upwindM: 0, downwindM, halfWidthM };
    },
    goneAfterS: (xM) => Math.max(0, xM) / windMPerS + durationS,
  });
}

/** A puff for tests: a normal distribution of `massKg`, 10 m wide at first and growing by a tenth of its way. */
export function samplePuff(massKg: number, windMPerS: number): Cloud {
  const sigmaM = (tS: number): number => 10 + SIGMA_Y * windMPerS * tS;
  const top = (tS: number): number => massKg / ((2 * Math.PI) ** 1.5 * sigmaM(tS) ** 3);
  const lastS = (level: number): number =>
    (Math.cbrt(massKg / ((2 * Math.PI) ** 1.5 * level)) - 10) / (SIGMA_Y * windMPerS);
  return sampleCloud({
    axisKgPerM3: (xM, tS) => top(tS) * Math.exp(-(((xM - windMPerS * tS) / sigmaM(tS)) ** 2) / 2),
    sigmaYM: (_xM, tS) => sigmaM(tS),
    extentM: (level) =>
      top(0) < level
        ? null
        : { upwindM: 40, downwindM: windMPerS * lastS(level) + 40, halfWidthM: 100 },
    goneAfterS: (_xM, level) => Math.max(0, lastS(level)),
  });
}

type Parts = Pick<Cloud, 'axisKgPerM3' | 'extentM' | 'goneAfterS'> & {
  readonly sigmaYM: (xM: number, tS: number) => number;
};

function sampleCloud({ axisKgPerM3, sigmaYM, extentM, goneAfterS }: Parts): Cloud {
  const concentrationKgPerM3 = (xM: number, yM: number, tS: number): number => {
    const axis = axisKgPerM3(xM, tS);
    return axis && axis * Math.exp(-((yM / sigmaYM(xM, tS)) ** 2) / 2);
  };
  return {
    model: 'gaussian-plume',
    reason: { zh: '测试', en: 'Test' },
    caveats: [],
    receptorHeightM: 0,
    averagingS: 600,
    axisKgPerM3,
    halfWidthM: (xM, tS, level) => {
      const axis = axisKgPerM3(xM, tS);
      return axis > level ? sigmaYM(xM, tS) * Math.sqrt(2 * Math.log(axis / level)) : 0;
    },
    concentrationKgPerM3,
    fill: (grid, tS, out) => fill(grid, out, (xM, yM) => concentrationKgPerM3(xM, yM, tS)),
    extentM,
    goneAfterS,
  };
}

function fill(
  { startXM, startYM, cellM, columns, rows }: WindGrid,
  out: Float64Array,
  valueAt: (xM: number, yM: number) => number,
): void {
  for (let cell = 0; cell < columns * rows; cell++) {
    const column = cell % columns;
    const row = (cell - column) / columns;
    out[cell] = valueAt(startXM + column * cellM, startYM + row * cellM);
  }
}
