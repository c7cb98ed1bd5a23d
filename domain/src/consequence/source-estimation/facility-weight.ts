/** What the registry and the alarms say of a facility before any concentration is looked at. */
export type FacilityFacts = {
  /** Whether it holds the substance that was observed; null: the substance or the stock is not known. */
  readonly holdsSubstance: boolean | null;
  /** A gas, pressure, temperature or level alarm, or a reported incident, in the hour before the first observation. */
  readonly hasAlarm: boolean;
  /** Work on the plant at the time: repair, loading, start-up, shut-down. */
  readonly hasSpecialWork: boolean;
};

/**
 * Weight of a facility against the others before the observations. Registers and alarms are incomplete, so none is excluded:
 * a facility that should not hold the substance has a twentieth of the weight of one that does.
 * @returns > 0
 * @source factors are choices of this project, to be shown with the ranking
 */
export function facilityWeight({
  holdsSubstance,
  hasAlarm,
  hasSpecialWork,
}: FacilityFacts): number {
  const substance = holdsSubstance === null ? 0.3 : holdsSubstance ? 1 : 0.05;
  return substance * (hasAlarm ? 5 : 1) * (hasSpecialWork ? 2 : 1);
}
