import type { RiskLevel } from '../risk/zone-settings.ts';
import type { Text } from '../text/text.ts';

export const FACILITY_KINDS = ['tank', 'process-unit', 'warehouse', 'loading', 'utility'] as const;
export type FacilityKind = (typeof FACILITY_KINDS)[number];

/** What weather asks of a facility beside its kind and its ground. Stored and never renamed. */
export const FACILITY_TRAITS = {
  cooling: { zh: '喷淋或其他降温设施', en: 'cooling (sprays or other)' },
  crane: { zh: '起重机械', en: 'crane' },
  'high-work': { zh: '高处作业', en: 'work at height' },
} as const satisfies Record<string, Text>;
export type FacilityTrait = keyof typeof FACILITY_TRAITS;

/** What is known of a facility. Null or missing: nobody has said; it is then taken for what is worse. */
export type FacilityFacts = {
  readonly id: number;
  readonly enterpriseId: number;
  readonly kind: FacilityKind;
  readonly level: RiskLevel;
  /** Of its ground, m above the park's datum. */
  readonly elevationM: number | null;
  /** Null while the park has no map of flood areas. */
  readonly isInFloodArea: boolean | null;
  /** Null: its substance is not known. */
  readonly holdsFlammables: boolean | null;
  readonly traits: Readonly<Partial<Record<FacilityTrait, boolean>>>;
};
