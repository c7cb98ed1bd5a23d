import type { Text } from '../../text/text.ts';
import type { DominoTarget } from './escalation.ts';

/** Something that can set off the next thing, or be set off. */
export type DominoFacility = DominoTarget & {
  readonly id: string;
  readonly name: Text;
  readonly enterpriseId: string;
  /** In the park's local frame, m. */
  readonly eastM: number;
  readonly northM: number;
};

/** A fire or explosion at a facility, with what it does around. */
export type DominoEvent = {
  readonly id: string;
  readonly facilityId: string;
  readonly name: Text;
  /** As a first event, per year; 0 for one that only happens when the facility is set off by another. */
  readonly frequencyPerYear: number;
  /**
   * Share of the failures of the facility by escalation that end as this event; 0: it does not come of escalation. Over the
   * events of one facility at most 1.
   */
  readonly shareOfFailures: number;
  /** How long it burns, s; Infinity: until it is fought. */
  readonly durationS: number;
  /** Heat at a distance from the facility, W/m²; 0 for none. */
  heatWPerM2(distanceM: number): number;
  /** Side-on overpressure at a distance from the facility, Pa; 0 for none. */
  overpressurePa(distanceM: number): number;
};
