import type { LocalFrame } from '../../geo/local-frame.ts';
import type { Text } from '../../text/text.ts';
import type { LossKind } from '../risk/loc-frequencies.ts';
import type { WindRose } from '../risk/wind-rose.ts';
import type { Caveat } from '../validity.ts';
import type { Terrain } from '../weather/weather.ts';
import { facilityLosses } from './facility-losses.ts';
import { studyScenario } from './facility-risk.ts';
import type { StudyScenario } from './facility-risk.ts';
import type { DominoCase } from './study-domino.ts';
import type { StudyFacility, StudyFacts } from './study-facts.ts';
import { reasonOf, studyVessel } from './study-vessel.ts';

/** A facility with its scenarios, or why it has none. */
export type ComputedFacility = {
  readonly facility: StudyFacility;
  readonly scenarios: readonly StudyScenario[];
  /** Null: its neighbours cannot set it off, as nothing is known of its vessel. */
  readonly domino: DominoCase | null;
  readonly skipped: Text | null;
  readonly caveats: readonly Caveat[];
};

export type StudySite = {
  readonly facts: StudyFacts;
  readonly frame: LocalFrame;
  readonly rose: WindRose;
  readonly terrain: Terrain;
};

const LOSS_NAMES: { readonly [kind in LossKind]?: Text } = {
  instantaneous: { zh: '整体破裂', en: 'catastrophic rupture' },
  '10-min': { zh: '10 分钟内全部泄漏', en: 'all within 10 minutes' },
  '10-mm': { zh: '10 mm 孔泄漏', en: '10 mm hole' },
  'full-bore': { zh: '装卸臂全管径断裂', en: 'full-bore rupture of the arm' },
  leak: { zh: '装卸臂泄漏', en: 'leak of the arm' },
};

/** All losses of containment of a facility. One that cannot be computed leaves it out, with the reason: half of a risk misleads. */
export function computeFacility(facility: StudyFacility, site: StudySite): ComputedFacility {
  const of = studyVessel(facility, site.facts);
  if ('skipped' in of) return without(facility, of.skipped);
  const { vessel, chemical, caveats } = of;
  const place = site.frame.toMetres([...facility.at]);
  const { losses } = facilityLosses(facility.kind, vessel);
  try {
    const scenarios = losses.map((loss) =>
      studyScenario(
        {
          id: `${facility.id}:${loss.kind}`,
          facilityId: String(facility.id),
          name: LOSS_NAMES[loss.kind] ?? { zh: loss.kind, en: loss.kind },
          ...{ place, loss, of: { vessel, chemical } },
        },
        site,
      ),
    );
    const domino = { facility, place, vessel, chemical, scenarios };
    return { facility, scenarios, domino, skipped: null, caveats };
  } catch (error) {
    return without(facility, reasonOf(error));
  }
}

function without(facility: StudyFacility, skipped: Text): ComputedFacility {
  return { facility, scenarios: [], domino: null, skipped, caveats: [] };
}
