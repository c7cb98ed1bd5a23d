import { positive, zeroOrMore } from '../inputs.ts';
import { COARSE, envelopeOf, type Envelope } from './envelope.ts';
import type { CloudMember } from './exceedance.ts';
import type { TimeWindow } from './time-window.ts';

/** A member with what it covers of a level within a window; null: nothing. */
export type OutlinedMember = CloudMember & { readonly envelope: Envelope | null };

/** Works out once what all members cover: for the map and for all places. */
export function outlinedMembers(
  members: readonly CloudMember[],
  levelKgPerM3: number,
  window: TimeWindow,
): OutlinedMember[] {
  return members.map((member) => ({
    ...member,
    envelope: envelopeOf(member.cloud, levelKgPerM3, window, COARSE),
  }));
}

/** @throws RangeError for a negative weight, or when no member has any */
export function totalWeight(members: readonly CloudMember[]): number {
  const total = members.reduce((sum, { weight }) => sum + zeroOrMore('weight', weight), 0);
  return positive('sum of weights', total);
}
