import type { Text } from '../text/text.ts';
import { MINUTE_MS } from '../time/duration.ts';

/** A wind reading near the source. */
export type Wind = {
  /** Where it comes from, degrees clockwise from north. */
  readonly fromDeg: number;
  readonly speedMPerS: number;
  readonly atMs: number;
};

/** On which side of the source a place lies. `unknown`: no wind, an old reading or a calm; treat it as downwind. */
export type WindSide = 'downwind' | 'crosswind' | 'upwind' | 'unknown';

/** Older readings say nothing about a cloud that is released now. */
const MAX_WIND_AGE_MS = 30 * MINUTE_MS;
/** Below this a vane turns freely. @source WMO-No. 8, part I, chapter 5: starting thresholds of vanes and cups, about 0.5 m/s */
export const CALM_M_PER_S = 0.5;
/** Half the angle in which the cloud is looked for: wind meanders by some tens of degrees within the hour. */
const DOWNWIND_HALF_DEG = 45;

/**
 * On which side of the wind a place lies.
 * @param bearingDeg  from the source to the place
 * @param wind        null when none is known
 */
export function windSideOf(bearingDeg: number, wind: Wind | null, nowMs: number): WindSide {
  if (!isUsable(wind, nowMs)) return 'unknown';
  const offDeg = Math.abs(turnDeg(wind.fromDeg + 180, bearingDeg));
  if (offDeg <= DOWNWIND_HALF_DEG) return 'downwind';
  return offDeg >= 180 - DOWNWIND_HALF_DEG ? 'upwind' : 'crosswind';
}

/**
 * Which way people leave: across the wind, to the side on which they already are; away from the source when the wind
 * is not known.
 * @returns degrees clockwise from north
 */
export function escapeBearingDeg(bearingDeg: number, wind: Wind | null, nowMs: number): number {
  if (!isUsable(wind, nowMs)) return normal(bearingDeg);
  const downwindDeg = wind.fromDeg + 180;
  return normal(downwindDeg + (turnDeg(downwindDeg, bearingDeg) >= 0 ? 90 : -90));
}

function isUsable(wind: Wind | null, nowMs: number): wind is Wind {
  if (!wind || !Number.isFinite(wind.fromDeg)) return false;
  return wind.speedMPerS >= CALM_M_PER_S && Math.abs(nowMs - wind.atMs) <= MAX_WIND_AGE_MS;
}

/** Turn from one bearing to another, -180 < turn <= 180, clockwise positive. */
function turnDeg(fromDeg: number, toDeg: number): number {
  const turn = normal(toDeg - fromDeg);
  return turn > 180 ? turn - 360 : turn;
}

function normal(degrees: number): number {
  return ((degrees % 360) + 360) % 360;
}

const COMPASS: readonly Text[] = [
  { zh: '北', en: 'north' },
  { zh: '东北', en: 'north-east' },
  { zh: '东', en: 'east' },
  { zh: '东南', en: 'south-east' },
  { zh: '南', en: 'south' },
  { zh: '西南', en: 'south-west' },
  { zh: '西', en: 'west' },
  { zh: '西北', en: 'north-west' },
];

/** The nearest of eight directions in words. */
export function compassText(bearingDeg: number): Text {
  return COMPASS[Math.round(normal(bearingDeg) / 45) % 8]!;
}
