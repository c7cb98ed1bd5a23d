import { erf } from '../dispersion/erf.ts';
import type { FlatTop } from './flat-top.ts';
import { ROOT3 } from './slab-entrainment.ts';

/** A side of the slab: B and b of SLAB, the half width and that of its even part, m. */
export type SlabSide = { readonly halfM: number; readonly coreM: number };

/** Edge of a side, from B² = b² + 3 β². */
export function edgeSigmaM({ halfM, coreM }: SlabSide): number {
  return Math.sqrt(Math.max(0, halfM ** 2 - coreM ** 2)) / ROOT3;
}

/** The middle of a side over its mean, and the shape around it. */
export type SlabProfile = { readonly peak: number; readonly shape: FlatTop };

const ROOT_HALF_PI = Math.sqrt(Math.PI / 2);

/**
 * SLAB's profile of a side, [erf((y + b)/√2β) − erf((y − b)/√2β)]/(4b), as a flat top with Gaussian edges: the same in the
 * middle, the same content, the same β.
 * @param varianceM2  that swinging adds to β²
 */
export function sideProfile(side: SlabSide, varianceM2: number): SlabProfile {
  const sigmaM = Math.sqrt(edgeSigmaM(side) ** 2 + varianceM2);
  const evenM =
    side.coreM > 1e-6 * sigmaM
      ? side.coreM / erf(side.coreM / (Math.SQRT2 * sigmaM))
      : ROOT_HALF_PI * sigmaM;
  const coreM = Math.max(0, evenM - ROOT_HALF_PI * sigmaM);
  return { peak: side.halfM / evenM, shape: { coreM, sigmaM } };
}

/** Concentration at a height over the mean of a section: Gaussian about its middle, reflected by the ground. */
export function heightShare(
  { heightM, middleM }: { readonly heightM: number; readonly middleM: number },
  zM: number,
): number {
  const sigmaM =
    middleM > 0.5 * heightM ? (0.5 * heightM) / ROOT3 : Math.max(heightM - middleM, 1e-6) / ROOT3;
  const bell = (offM: number): number => Math.exp(-0.5 * (offM / sigmaM) ** 2);
  const both = bell(zM - middleM) + bell(zM + middleM);
  // Far below a cloud that rose there is nothing, but its logarithm still has to be a number.
  return Math.max(1e-30, (heightM * both) / (Math.sqrt(2 * Math.PI) * sigmaM));
}
