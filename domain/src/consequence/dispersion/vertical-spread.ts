const ROOT_TWO_PI = Math.sqrt(2 * Math.PI);
/** Beyond it e^(−ratio²/2) is below the last digit. */
const FAR_SIGMAS = 8.6;
/** From this σz/lid on the cosine series needs fewer terms than the images. */
const MIXED = 0.6;
const TERMS = 5;

/**
 * Share of the gas per metre of height at `zM`: a Gaussian about the source's height, thrown back by the ground and, when
 * there is one, by the lid of the mixing layer. With a lid it tends to 1/lid, the well-mixed limit, as σz grows.
 * @param sigmaZM  > 0
 * @param lidM     height of the inversion, above the source; null: none
 * @returns 1/m; its integral over z ≥ 0 (to the lid) is 1; 0 above the lid
 * @source Turner 1970; CCPS 1999. Images, or the cosine series that they sum to (Seinfeld & Pandis 2006, 18.9; recalled)
 */
export function verticalPerM(
  zM: number,
  heightM: number,
  sigmaZM: number,
  lidM: number | null,
): number {
  if (lidM === null) return imagesOf(zM, heightM, sigmaZM);
  if (zM > lidM) return 0;
  if (2 * lidM - zM - heightM > FAR_SIGMAS * sigmaZM) return imagesOf(zM, heightM, sigmaZM);
  if (sigmaZM < MIXED * lidM) return manyImages(zM, heightM, sigmaZM, lidM);
  return cosineSeries(zM, heightM, sigmaZM, lidM);
}

function imagesOf(zM: number, heightM: number, sigmaZM: number): number {
  const [near, far] = [(zM - heightM) / sigmaZM, (zM + heightM) / sigmaZM];
  if (zM === 0 || heightM === 0) return (2 * Math.exp(-0.5 * far * far)) / (ROOT_TWO_PI * sigmaZM);
  const sum = Math.exp(-0.5 * near * near) + Math.exp(-0.5 * far * far);
  return sum / (ROOT_TWO_PI * sigmaZM);
}

function manyImages(zM: number, heightM: number, sigmaZM: number, lidM: number): number {
  let sum = 0;
  for (let at = -TERMS; at <= TERMS; at++) sum += imagesOf(zM + 2 * at * lidM, heightM, sigmaZM);
  return sum;
}

function cosineSeries(zM: number, heightM: number, sigmaZM: number, lidM: number): number {
  let sum = 1;
  for (let at = 1; at <= TERMS; at++) {
    const wave = (at * Math.PI) / lidM;
    const fading = Math.exp(-0.5 * (wave * sigmaZM) ** 2);
    sum += 2 * fading * Math.cos(wave * zM) * Math.cos(wave * heightM);
  }
  return sum / lidM;
}
