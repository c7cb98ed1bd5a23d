import type { Chemical } from './chemical.ts';
import { ALKANES } from './alkanes.ts';
import { AROMATICS } from './aromatics.ts';
import { HALOGENS } from './halogens.ts';
import { OXIDISERS } from './oxidisers.ts';
import { OXYGENATES } from './oxygenates.ts';
import { PETROLEUM_FRACTIONS } from './petroleum-fractions.ts';
import { REACTIVE_TOXICS } from './reactive-toxics.ts';
import { TOXIC_GASES } from './toxic-gases.ts';
import { UNSATURATED_GASES } from './unsaturated-gases.ts';

const TABLE: readonly Chemical[] = [
  ...HALOGENS,
  ...TOXIC_GASES,
  ...ALKANES,
  ...UNSATURATED_GASES,
  ...AROMATICS,
  ...OXYGENATES,
  ...REACTIVE_TOXICS,
  ...OXIDISERS,
  ...PETROLEUM_FRACTIONS,
];
const BY_CAS: ReadonlyMap<string, Chemical> = new Map(TABLE.map((row) => [row.cas, row]));

/** All substances of the table, by family. */
export function chemicals(): readonly Chemical[] {
  return TABLE;
}

/**
 * The substance with a CAS number.
 * @returns null when the table does not have it: no other substance stands in
 */
export function chemicalOf(cas: string): Chemical | null {
  return BY_CAS.get(cas) ?? null;
}
