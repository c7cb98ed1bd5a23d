import { positive, zeroOrMore } from '../inputs.ts';

/** Velocity heads lost at the sharp entrance from a vessel. */
export const ENTRANCE_HEADS = 0.5;

/**
 * Resistance of a straight pipe in velocity heads, f L/D, with the friction factor of a fully rough pipe: flow out of a
 * broken pipe is far beyond the transition.
 * @param roughnessM  of the wall, m; 4.57e-5 commercial steel
 * @returns velocity heads, without entrance and exit
 * @throws RangeError unless lengths are positive and the wall is smoother than the pipe is wide
 * @source Nikuradse's rough-pipe law, 1/√f = 2 log₁₀(3.7 D/ε), f after Darcy (Crane TP-410)
 */
export function pipeResistance(lengthM: number, diameterM: number, roughnessM: number): number {
  return (darcyFactor(diameterM, roughnessM) * zeroOrMore('lengthM', lengthM)) / diameterM;
}

/** @returns Darcy friction factor of a fully rough pipe; see {@link pipeResistance} */
function darcyFactor(diameterM: number, roughnessM: number): number {
  positive('diameterM', diameterM);
  positive('roughnessM', roughnessM);
  if (roughnessM > diameterM / 20)
    throw new RangeError(`roughnessM must be below a twentieth of the pipe, got ${roughnessM}`);
  return (2 * Math.log10((3.7 * diameterM) / roughnessM)) ** -2;
}

/**
 * Discharge coefficient of a pipe that a vessel feeds with liquid: entrance, friction and the velocity itself.
 * @param resistance  velocity heads, {@link pipeResistance}
 * @returns 0 to 0.82
 * @source Bernoulli with losses, 1/√(1 + 0.5 + f L/D)
 */
export function liquidPipeCoefficient(resistance: number): number {
  return 1 / Math.sqrt(1 + ENTRANCE_HEADS + zeroOrMore('resistance', resistance));
}
