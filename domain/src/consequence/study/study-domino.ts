import type { EastNorth } from '../../geo/local-frame.ts';
import type { Text } from '../../text/text.ts';
import type { Chemical } from '../chemicals/chemical.ts';
import { dominoChains } from '../domino/domino-chains.ts';
import type { DominoAnswer } from '../domino/domino-chains.ts';
import type { DominoEvent, DominoFacility } from '../domino/domino-facility.ts';
import type { Vessel } from '../source-terms/scenario.ts';
import type { StudyScenario } from './facility-risk.ts';
import type { StudyFacility } from './study-facts.ts';

/** A facility with its scenarios, as chains of accidents see it. */
export type DominoCase = {
  readonly facility: StudyFacility;
  readonly place: EastNorth;
  readonly vessel: Vessel;
  readonly chemical: Chemical;
  readonly scenarios: readonly StudyScenario[];
};

/** Where the table has no density: that of water is within a factor of two of all stored liquids, kg/m³. */
const DENSITY_KG_PER_M3 = 1000;

/**
 * Chains from fires and explosions of one facility to the next. What is set off by a neighbour burns as the worst of its own
 * fires: it is hot and lit already.
 */
export function studyChains(cases: readonly DominoCase[], maxOrder: number): DominoAnswer {
  return dominoChains(
    { facilities: cases.map(facilityOf), events: cases.flatMap(eventsOf) },
    { maxOrder },
  );
}

function facilityOf({ facility, place, vessel, chemical }: DominoCase): DominoFacility {
  const isPressurised = vessel.kind !== 'atmospheric-tank';
  const density = chemical.liquidDensityKgPerM3?.value ?? DENSITY_KG_PER_M3;
  const kind = isPressurised ? 'pressurised' : 'atmospheric';
  return {
    id: String(facility.id),
    name: facility.name,
    enterpriseId: String(facility.enterpriseId),
    eastM: place[0],
    northM: place[1],
    equipment: kind,
    fireKind: kind,
    volumeM3: vessel.capacityKg / density,
  };
}

function eventsOf({ facility, scenarios }: DominoCase): DominoEvent[] {
  const facilityId = String(facility.id);
  const worst = scenarios
    .flatMap(({ fire }) => fire ?? [])
    .reduce<number>((reach, { of }) => Math.max(reach, of.reachM), 0);
  let isTaken = false;
  return scenarios.flatMap(({ scenario, fire, explosion }): DominoEvent[] => {
    const isWorst = !isTaken && fire !== null && fire.of.reachM === worst;
    isTaken ||= isWorst;
    return [
      ...(fire === null ? [] : [fireEvent(facilityId, scenario.id, { fire, isWorst })]),
      ...(explosion === null ? [] : [blastEvent(facilityId, scenario.id, explosion)]),
    ];
  });
}

function fireEvent(
  facilityId: string,
  scenarioId: string,
  of: { readonly fire: NonNullable<StudyScenario['fire']>; readonly isWorst: boolean },
): DominoEvent {
  const { perYear, of: fire } = of.fire;
  return {
    ...{ id: `${scenarioId}:fire`, facilityId, name: fire.name, frequencyPerYear: perYear },
    shareOfFailures: of.isWorst ? 1 : 0,
    durationS: fire.durationS,
    heatWPerM2: (distanceM) => (distanceM > fire.reachM ? 0 : fire.heatWPerM2(distanceM)),
    overpressurePa: () => 0,
  };
}

const EXPLOSION: Text = { zh: '蒸气云爆炸', en: 'vapour cloud explosion' };

function blastEvent(
  facilityId: string,
  scenarioId: string,
  { perYear, of }: NonNullable<StudyScenario['explosion']>,
): DominoEvent {
  return {
    ...{ id: `${scenarioId}:explosion`, facilityId, name: EXPLOSION, frequencyPerYear: perYear },
    ...{ shareOfFailures: 0, durationS: 0, heatWPerM2: () => 0 },
    overpressurePa: (distanceM) => (distanceM > of.reachM ? 0 : of.overpressurePa(distanceM)),
  };
}
