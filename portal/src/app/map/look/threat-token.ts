import type { ThreatColour } from '@parkwatch/domain/consequence/effects/threat-levels';
import type { StyleToken } from '@parkwatch/domain/map/style-token';

const TOKENS = {
  red: 'threat-red',
  orange: 'threat-orange',
  yellow: 'threat-yellow',
} as const satisfies Record<ThreatColour, StyleToken>;

/** Of the severest level first: what lies on top where two meet. */
export const THREAT_COLOURS = [
  'red',
  'orange',
  'yellow',
] as const satisfies readonly ThreatColour[];

export function threatToken(colour: ThreatColour): StyleToken {
  return TOKENS[colour];
}
