import { positive, zeroOrMore } from '../inputs.ts';

/** A while in which the outdoor concentration and the air exchange of a building stay as they are. */
export type AirStep = {
  readonly fromS: number;
  readonly toS: number;
  /** Outside, kg/m³. */
  readonly outdoorKgPerM3: number;
  /** Air changes (换气次数) per hour. */
  readonly changesPerH: number;
};

/** Air of a building taken as one well-mixed zone, in which nothing is absorbed. */
export type IndoorAir = {
  /** kg/m³; the start value before the first step, held after the last one's air exchange. */
  concentrationAt(tS: number): number;
  /** ∫ Cⁿ dt from the beginning of the first step up to `tS`, (kg/m³)ⁿ s. */
  loadUntil(tS: number, exponent: number): number;
};

/**
 * Indoor air over steps of constant outdoor concentration: dC/dt = λ (C_out − C), solved exactly in each step, so that no
 * edge of a cloud is stepped across. After the last step its λ goes on against clean air.
 * @param steps   in order, without gaps or overlap
 * @param startKgPerM3  indoor concentration when the first step begins
 * @throws RangeError for steps that are empty, out of order or apart, or a negative value
 * @source single-zone infiltration (Lees 15.51, as quoted by aefarrell's building-infiltration notebook)
 */
export function indoorAir(steps: readonly AirStep[], startKgPerM3 = 0): IndoorAir {
  const phases = phasesOf(steps, zeroOrMore('startKgPerM3', startKgPerM3));
  const first = phases[0]!;
  return {
    concentrationAt: (tS) => {
      if (tS <= first.fromS) return first.indoorKgPerM3;
      const phase = phases.find(({ toS }) => tS <= toS) ?? phases.at(-1)!;
      return within(phase, tS - phase.fromS);
    },
    loadUntil: (tS, exponent) => {
      positive('exponent', exponent);
      let load = 0;
      for (const phase of phases)
        if (tS > phase.fromS) load += phaseLoad(phase, Math.min(tS, phase.toS), exponent);
      return load;
    },
  };
}

/** A step with the concentration that it starts from. */
type Phase = AirStep & { readonly indoorKgPerM3: number };

function phasesOf(steps: readonly AirStep[], startKgPerM3: number): Phase[] {
  let [indoorKgPerM3, atS] = [startKgPerM3, steps[0]?.fromS ?? Number.NaN];
  if (Number.isNaN(atS)) throw new RangeError('steps must not be empty');
  const phases = steps.map((step): Phase => {
    if (!(step.fromS === atS && step.toS > step.fromS))
      throw new RangeError(`steps must follow each other: ${step.fromS} to ${step.toS} s`);
    zeroOrMore('outdoorKgPerM3', step.outdoorKgPerM3);
    zeroOrMore('changesPerH', step.changesPerH);
    const phase = { ...step, indoorKgPerM3 };
    indoorKgPerM3 = within(phase, step.toS - step.fromS);
    atS = step.toS;
    return phase;
  });
  const { changesPerH } = steps.at(-1)!;
  if (atS === Infinity) return phases;
  const airing = { fromS: atS, toS: Infinity, outdoorKgPerM3: 0, changesPerH, indoorKgPerM3 };
  return [...phases, airing];
}

function within({ indoorKgPerM3, outdoorKgPerM3, changesPerH }: Phase, forS: number): number {
  if (changesPerH === 0) return indoorKgPerM3;
  const left = Math.exp((-changesPerH * forS) / 3600);
  return outdoorKgPerM3 + (indoorKgPerM3 - outdoorKgPerM3) * left;
}

/** Nodes and weights of Gauss–Legendre quadrature on −1 to 1, five points. */
const GAUSS: readonly (readonly [node: number, weight: number])[] = [
  [0, 0.568_888_888_888_888_9],
  [-0.538_469_310_105_683, 0.478_628_670_499_366_5],
  [0.538_469_310_105_683, 0.478_628_670_499_366_5],
  [-0.906_179_845_938_664, 0.236_926_885_056_189_1],
  [0.906_179_845_938_664, 0.236_926_885_056_189_1],
];

function phaseLoad(phase: Phase, untilS: number, exponent: number): number {
  const { fromS, outdoorKgPerM3, indoorKgPerM3, changesPerH } = phase;
  const [forS, perS] = [untilS - fromS, changesPerH / 3600];
  if (perS === 0 || indoorKgPerM3 === outdoorKgPerM3)
    return indoorKgPerM3 === 0 ? 0 : indoorKgPerM3 ** exponent * forS;
  // Clean air outside: Cⁿ falls with e^(−nλt), whose integral is known up to any time.
  if (outdoorKgPerM3 === 0)
    return (indoorKgPerM3 ** exponent * -Math.expm1(-exponent * perS * forS)) / (exponent * perS);
  return quadrature((tS) => within(phase, tS) ** exponent, forS, 0.25 / perS);
}

/** Five Gauss points a piece; pieces of a quarter of the exchange time at most, smaller towards the start. */
function quadrature(rate: (tS: number) => number, forS: number, pieceS: number): number {
  if (!Number.isFinite(forS)) throw new RangeError('the load of a lasting cloud has no end');
  let [sum, fromS, lengthS] = [0, 0, Math.min(forS, pieceS) / 64];
  while (fromS < forS) {
    const half = Math.min(lengthS, forS - fromS) / 2;
    for (const [node, weight] of GAUSS) sum += half * weight * rate(fromS + half * (1 + node));
    fromS += 2 * half;
    lengthS = Math.min(2 * lengthS, pieceS);
    if (forS - fromS <= forS * 1e-12) break;
  }
  return sum;
}
