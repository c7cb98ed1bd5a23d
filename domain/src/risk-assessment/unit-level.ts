import type { AssessedLevel } from './risk-method.ts';

/** What a sheet that is in force says of its unit. */
export type SheetSays = {
  /** As it was assessed. */
  readonly level: AssessedLevel;
  /** By the version of its method that holds today. */
  readonly today: AssessedLevel;
};
export type UnitLevel = {
  /** Null: nobody has assessed it. Unknown is a state of its own, not a low risk. */
  readonly level: AssessedLevel | null;
  /** What set it: the enterprise's own system, a sheet as it was made, or a version of its method that came later. */
  readonly setBy: 'feed' | 'sheet' | 'method' | null;
};

/**
 * Level of a risk unit: the strictest of what the enterprise's system delivers, what its sheets say, and what they would say by
 * the tables of today. Each of the three may be behind the others, and a level that is too mild is the dearer error: a sheet
 * raises at once; what lowers a risk has to be said in every place.
 * @param fed  as delivered; null: not delivered
 */
export function unitLevel(fed: AssessedLevel | null, sheets: readonly SheetSays[]): UnitLevel {
  const said: { level: AssessedLevel; setBy: UnitLevel['setBy'] }[] = [
    ...(fed === null ? [] : [{ level: fed, setBy: 'feed' as const }]),
    ...sheets.map(({ level }) => ({ level, setBy: 'sheet' as const })),
    ...sheets.map(({ today }) => ({ level: today, setBy: 'method' as const })),
  ];
  return said.reduce<UnitLevel>(
    (strictest, one) => (strictest.level === null || one.level < strictest.level ? one : strictest),
    { level: null, setBy: null },
  );
}
