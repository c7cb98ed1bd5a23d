import { positive, zeroOrMore } from '../inputs.ts';
import { erf } from './erf.ts';
import { plumeField, type PlumeSource } from './plume.ts';
import { NEAREST_M, PLUME_SCAN } from './plume-reach.ts';
import { bandIntegral, bandsAbove } from './search.ts';

/** How far a plume burns, and how much of it. */
export type FlammableMass = {
  /** Farthest x with the lower limit at any height, m; 0 when it is met nowhere. */
  readonly reachM: number;
  /** Mass between the limits, kg. */
  readonly massKg: number;
};

/**
 * Mass of gas between two concentrations in a steady plume, by integration over x and z, in y in closed form.
 * @param lelKgPerM3  lower limit of explosion
 * @param uelKgPerM3  upper limit; null: all above the lower one counts, as van Buijtenen has it
 * @throws RangeError for limits that are not positive or not in order, and as `sectionKgPerM3`
 */
export function flammableMass(
  source: PlumeSource,
  lelKgPerM3: number,
  uelKgPerM3: number | null,
): FlammableMass {
  const above = massAbove(source, positive('lelKgPerM3', lelKgPerM3));
  if (uelKgPerM3 === null) return above;
  if (!(uelKgPerM3 > lelKgPerM3))
    throw new RangeError(`uelKgPerM3 must be > ${lelKgPerM3}, got ${uelKgPerM3}`);
  return { ...above, massKg: above.massKg - massAbove(source, uelKgPerM3).massKg };
}

/**
 * The same in closed form for a release at ground level and power-law spreads σy = a·xᵇ, σz = c·xᵈ:
 * m = (b + d)/(b + d + 1) · Q/u · x_LEL.
 * @throws RangeError for a wind that is not positive or a negative rate or reach
 * @source van Buijtenen 1980, J. Hazard. Mater. 3, 201 (recalled); agrees with {@link flammableMass}
 */
export function vanBuijtenenMassKg(
  { rateKgPerS, windMPerS }: Pick<PlumeSource, 'rateKgPerS' | 'windMPerS'>,
  [b, d]: readonly [number, number],
  reachM: number,
): number {
  const perMetre = zeroOrMore('rateKgPerS', rateKgPerS) / positive('windMPerS', windMPerS);
  return ((b + d) / (b + d + 1)) * perMetre * zeroOrMore('reachM', reachM);
}

/** Heights at which the top of a section is sought. */
const HEIGHTS = 32;

function massAbove(source: PlumeSource, level: number): FlammableMass {
  const plume = plumeField(source);
  const heights = Array.from({ length: HEIGHTS + 1 }, (_, at) => (source.heightM * at) / HEIGHTS);
  const richest = (xM: number): number => Math.max(...heights.map((zM) => plume(xM, 0, zM)));
  const bands = bandsAbove(richest, level, PLUME_SCAN);
  const massPerMetre = (placeM: number): number => {
    const xM = Math.max(placeM, NEAREST_M);
    const sigmaY = source.curves.y(xM);
    const axis = (zM: number): number => plume(xM, 0, zM);
    const topM = source.heightM + 9 * source.curves.z(xM);
    const samples = Float64Array.from({ length: 97 }, (_, at) => (topM * at) / 96);
    const atHeight = (zM: number): number => massOfRow(axis(zM), sigmaY, level);
    return bandsAbove(axis, level, samples).reduce(
      (sum, band) => sum + bandIntegral(atHeight, band),
      0,
    );
  };
  return {
    reachM: bands.at(-1)?.[1] ?? 0,
    massKg: bands.reduce(
      (sum, [from, to]) => sum + bandIntegral(massPerMetre, [from === NEAREST_M ? 0 : from, to]),
      0,
    ),
  };
}

/** ∫ c dy where c ≥ level, kg/m². */
function massOfRow(axis: number, sigmaYM: number, level: number): number {
  if (axis <= level) return 0;
  return axis * sigmaYM * Math.sqrt(2 * Math.PI) * erf(Math.sqrt(Math.log(axis / level)));
}
