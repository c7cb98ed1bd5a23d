import { frequenciesOf, PURPLE_BOOK_FREQUENCIES } from '../risk/frequency-tables.ts';
import { lossesOf } from '../risk/loc-frequencies.ts';
import type { EquipmentFrequencies, Loss } from '../risk/loc-frequencies.ts';
import type { Vessel } from '../source-terms/scenario.ts';
import type { StudyFacility } from './study-facts.ts';

/** Hours of a year in which a bay loads or unloads, where nobody says. */
export const ASSUMED_LOADING_HOURS = 1000;

/** The generic losses of a facility and the row that they come from. */
export type FacilityLosses = {
  readonly equipment: EquipmentFrequencies;
  readonly losses: readonly Loss[];
};

/**
 * Losses of containment by the kind of the facility: stores by their vessel, loading bays by their arm, all else as process vessels.
 * A tank of liquefied gas counts as a pressure vessel, one of liquid as an atmospheric tank with a single wall.
 * @source TNO Purple Book CPR 18E, chapter 3
 */
export function facilityLosses(kind: StudyFacility['kind'], vessel: Vessel): FacilityLosses {
  const isLoading = kind === 'loading';
  const equipment = frequenciesOf(PURPLE_BOOK_FREQUENCIES, equipmentOf(kind, vessel));
  if (equipment === null) throw new Error('the table of frequencies lacks a row of this file');
  return {
    equipment,
    losses: lossesOf(equipment, { amount: isLoading ? ASSUMED_LOADING_HOURS : 1 }),
  };
}

function equipmentOf(kind: StudyFacility['kind'], vessel: Vessel): string {
  if (kind === 'loading') return 'loading-arm';
  if (kind !== 'tank') return 'process-vessel';
  return vessel.kind === 'atmospheric-tank'
    ? 'atmospheric-tank-single'
    : 'pressurised-storage-vessel';
}
