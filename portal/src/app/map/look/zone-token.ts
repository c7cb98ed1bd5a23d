import type { StyleToken } from '@parkwatch/domain/map/style-token';
import type { ZONE_COLOURS } from '@parkwatch/domain/wire/zones';

export type ZoneColour = (typeof ZONE_COLOURS)[number];

const TOKENS = { red: 'zone-red', yellow: 'zone-yellow', blue: 'zone-blue' } as const;

export function zoneToken(colour: ZoneColour): StyleToken {
  return TOKENS[colour];
}
