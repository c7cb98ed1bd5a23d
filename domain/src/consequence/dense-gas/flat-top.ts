/**
 * Shape of a dense cloud across: even up to `coreM`, beyond it the edge of a Gaussian; 1 in the middle.
 * @source Colenbrander 1980, the profile of HEGADAS and DEGADIS (recalled)
 */
export type FlatTop = { readonly coreM: number; readonly sigmaM: number };

const ROOT_HALF_PI = Math.sqrt(Math.PI / 2);

/** Share of the middle's concentration at a distance from it. */
export function flatTopShare({ coreM, sigmaM }: FlatTop, distanceM: number): number {
  const beyondM = Math.abs(distanceM) - coreM;
  if (beyondM <= 0) return 1;
  if (sigmaM === 0) return 0;
  return Math.exp(-0.5 * (beyondM / sigmaM) ** 2);
}

/** Where the share has fallen to 1/ratio. @param ratio  ≥ 1 */
export function flatTopReach({ coreM, sigmaM }: FlatTop, ratio: number): number {
  return coreM + sigmaM * Math.sqrt(2 * Math.log(Math.max(1, ratio)));
}

/** Half of the width that an even band of the same content would have. */
export function equalHalfWidth({ coreM, sigmaM }: FlatTop): number {
  return coreM + ROOT_HALF_PI * sigmaM;
}

/** Area that an even disc of the same content would have, for the shape turned about the middle. */
export function equalDiscM2({ coreM, sigmaM }: FlatTop): number {
  return Math.PI * (coreM ** 2 + 2 * ROOT_HALF_PI * coreM * sigmaM + 2 * sigmaM ** 2);
}

/** A band of an even half width whose edges turbulence has smeared by `sigmaM`; at least as wide as the edges alone. */
export function smearedBand(halfWidthM: number, sigmaM: number): FlatTop {
  return { coreM: Math.max(0, halfWidthM - ROOT_HALF_PI * sigmaM), sigmaM };
}

/** A disc of an even radius whose rim turbulence has smeared; at least as wide as the rim alone. */
export function smearedDisc(radiusM: number, sigmaM: number): FlatTop {
  const rest = radiusM ** 2 - (2 - Math.PI / 2) * sigmaM ** 2;
  return { coreM: Math.max(0, Math.sqrt(Math.max(0, rest)) - ROOT_HALF_PI * sigmaM), sigmaM };
}
