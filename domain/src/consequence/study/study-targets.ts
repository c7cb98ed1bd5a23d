import { distanceM } from '../../geo/distance.ts';
import type { LocalFrame } from '../../geo/local-frame.ts';
import type { RiskTarget } from '../../wire/risk-studies.ts';
import type { NodeGrid } from '../effects/contours.ts';
import { judgeTargets } from '../risk/protected-targets.ts';
import { INDIVIDUAL_RISK_LIMITS } from '../risk/risk-criteria.ts';
import type { FacilityStatus } from '../risk/risk-criteria.ts';
import { contributionsAt } from '../risk/risk-field.ts';
import type { RiskModel } from '../risk/risk-field.ts';
import type { TargetFacts } from '../run/run-facts.ts';
import { figures } from './figures.ts';
import type { StudyFacility } from './study-facts.ts';
import { targetClassOf } from './target-class.ts';

/** As many as a page names. */
const MOST_CONTRIBUTORS = 5;

export type TargetsCase = {
  readonly model: RiskModel;
  readonly grid: NodeGrid;
  readonly frame: LocalFrame;
  readonly facilities: readonly StudyFacility[];
  readonly status: FacilityStatus;
};

/** Protected targets against the limit of their class, and which facilities their risk comes from. */
export function studyTargets(targets: readonly TargetFacts[], of: TargetsCase): RiskTarget[] {
  const { model, grid, frame, facilities, status } = of;
  const known = new Map(facilities.map((one) => [String(one.id), one]));
  const judged = judgeTargets(
    model,
    targets.map(({ id, name, kind, population, at }) => ({
      ...{ id: String(id), name, targetClass: targetClassOf(kind, population) },
      points: [frame.toMetres([...at])],
    })),
    { status, grid },
  );
  return targets.map((target, at) => {
    const { id, name, kind, population } = target;
    const { riskPerYear, limitPerYear, isWithin, marginM, text } = judged[at]!;
    const targetClass = targetClassOf(kind, population);
    const distances = facilities.map((facility) => distanceM(target.at, facility.at));
    return {
      ...{ id, name, kind, population, at: [...target.at], class: targetClass },
      className: INDIVIDUAL_RISK_LIMITS[targetClass].name,
      ...{ limitPerYear, riskPerYear: figures(riskPerYear), isMet: isWithin, verdict: text },
      marginM: marginM === null ? null : Math.round(marginM),
      nearestFacilityM: distances.length === 0 ? null : Math.round(Math.min(...distances)),
      contributors: contributorsAt(target, { model, frame, known }).map(
        ({ share, ...facility }) => ({
          ...facility,
          share: figures(share),
          riskPerYear: figures(share * riskPerYear),
        }),
      ),
    };
  });
}

type Known = {
  readonly model: RiskModel;
  readonly frame: LocalFrame;
  readonly known: ReadonlyMap<string, StudyFacility>;
};

/** Scenarios of a facility are one contributor; the greatest first, ties in the order of the registry. */
function contributorsAt({ at }: TargetFacts, { model, frame, known }: Known) {
  const sums = new Map<string, number>();
  for (const { scenario, riskPerYear } of contributionsAt(model, ...frame.toMetres([...at]))) {
    sums.set(scenario.facilityId, (sums.get(scenario.facilityId) ?? 0) + riskPerYear);
  }
  const total = [...sums.values()].reduce((all, one) => all + one, 0);
  return [...sums]
    .map(([key, riskPerYear]) => {
      const { id: facilityId, code, name } = known.get(key)!;
      return { facilityId, code, name, share: riskPerYear / total };
    })
    .sort((a, b) => b.share - a.share || a.facilityId - b.facilityId)
    .slice(0, MOST_CONTRIBUTORS);
}
