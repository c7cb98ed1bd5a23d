import type { FacilityKind } from '../weather-rules/facility-facts.ts';
import { linesOn } from './lines-on.ts';
import { STANDARD_MODULE_NAMES, STANDARD_MODULES } from './modules.ts';
import type { StandardModule } from './modules.ts';
import type { StandardVersion } from './standard-line.ts';

export type ChecklistSection<Version> = {
  readonly module: StandardModule;
  /** Those of major grade first, then in the order of the library. */
  readonly lines: readonly Version[];
};

/**
 * The checklist of some modules on a day: one section a module, those without a line in force left out.
 * @param versions  of the whole library
 * @param date      day at the park, `YYYY-MM-DD`
 */
export function composeChecklist<Version extends StandardVersion>(
  versions: readonly Version[],
  modules: readonly StandardModule[],
  date: string,
): ChecklistSection<Version>[] {
  const standing = linesOn(versions, date);
  return STANDARD_MODULE_NAMES.filter((module) => modules.includes(module))
    .map((module) => {
      const own = standing.filter((line) => line.module === module);
      const isMajor = ({ grade }: Version) => grade === 'major';
      const lines = [...own.filter(isMajor), ...own.filter((line) => !isMajor(line))];
      return { module, lines };
    })
    .filter(({ lines }) => lines.length > 0);
}

/** The modules whose lines are looked at in a facility of a kind. */
export function modulesOfFacility(kind: FacilityKind): StandardModule[] {
  return STANDARD_MODULE_NAMES.filter((name) => {
    const kinds: readonly FacilityKind[] = STANDARD_MODULES[name].facilityKinds;
    return kinds.includes(kind);
  });
}
