import type { Text } from '../../text/text.ts';
import { chemicalOf } from '../chemicals/chemicals.ts';
import type { Chemical } from '../chemicals/chemical.ts';
import { MissingProperty } from '../chemicals/properties.ts';
import { inputLog } from '../run/known-inputs.ts';
import { NotComputable } from '../run/not-computable.ts';
import { resolveVessel } from '../run/resolve-vessel.ts';
import type { Known, RunFacts } from '../run/run-facts.ts';
import type { Vessel } from '../source-terms/scenario.ts';
import type { Caveat } from '../validity.ts';
import { STUDY_TEMPERATURE_K } from './study-air.ts';
import type { StudyFacility, StudyFacts } from './study-facts.ts';

/** A facility that can be computed, or why it cannot. */
export type StudyVessel =
  | { readonly chemical: Chemical; readonly vessel: Vessel; readonly caveats: readonly Caveat[] }
  | { readonly skipped: Text };

const NO_SUBSTANCE: Text = { zh: '台账未填写物质', en: 'the registry names no substance' };
const PACKAGED: Text = {
  zh: '包装储存，火灾毒性燃烧产物未建模',
  en: 'packaged goods: toxic smoke of a warehouse fire is not modelled',
};

/**
 * The vessel of a facility as it is on most days: full, at the temperature of the year's air.
 * @source Purple Book 3: the design contents, where the actual ones vary (recalled)
 */
export function studyVessel(facility: StudyFacility, { atMs }: StudyFacts): StudyVessel {
  const { cas, kind, at } = facility;
  if (cas === null) return { skipped: NO_SUBSTANCE };
  if (kind === 'warehouse') return { skipped: PACKAGED };
  const chemical = chemicalOf(cas);
  if (chemical === null) return { skipped: unknownSubstance(cas) };
  const facts: RunFacts = {
    ...{ atMs, source: at, cas, vessel: fullVessel(facility), weather: NO_WEATHER },
    ...{ enterprises: [], targets: [], population: [] },
  };
  try {
    return {
      chemical,
      ...resolveVessel({ facts, chemical, airK: STUDY_TEMPERATURE_K }, inputLog()),
    };
  } catch (error) {
    return { skipped: reasonOf(error) };
  }
}

/** Why something cannot be computed of a facility: the study goes on without it, and says so. */
export function reasonOf(error: unknown): Text {
  if (error instanceof NotComputable || error instanceof MissingProperty) return error.text;
  if (!(error instanceof RangeError)) throw error;
  return { zh: `无法计算：${error.message}`, en: `not computable: ${error.message}` };
}

function fullVessel({ vessel }: StudyFacility): StudyFacility['vessel'] {
  const { capacityKg, contentsKg } = vessel;
  return { ...vessel, contentsKg: capacityKg.value === null ? contentsKg : capacityKg };
}

function unknownSubstance(cas: string): Text {
  return {
    zh: `物质库没有 CAS ${cas}`,
    en: `the table of substances has no CAS ${cas}`,
  };
}

const UNKNOWN: Known<never> = { value: null, provenance: 'assumed', source: null, atMs: null };
const NO_WEATHER: RunFacts['weather'] = {
  ...{ windMPerS: UNKNOWN, windFromDeg: UNKNOWN, stability: UNKNOWN, temperatureK: UNKNOWN },
  ...{ relativeHumidity: UNKNOWN, cloudTenths: UNKNOWN },
};
