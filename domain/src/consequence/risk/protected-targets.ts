import { fillText, type Text } from '../../text/text.ts';
import type { MetrePolygon, NodeGrid } from '../effects/contours.ts';
import { INDIVIDUAL_RISK_LIMITS, individualRiskLimit } from './risk-criteria.ts';
import type { FacilityStatus, TargetClass } from './risk-criteria.ts';
import { riskAt, riskContours, type RiskModel, riskOnGrid } from './risk-field.ts';

/** A protected target (防护目标) by one or more points of it, in the park's local frame, m. */
export type ProtectedTarget = {
  readonly id: string;
  readonly name: Text;
  readonly targetClass: TargetClass;
  /** Its nearest points, or corners of its ground; at least one. */
  readonly points: readonly (readonly [eastM: number, northM: number])[];
};

/** Whether a target has the distance that it needs. */
export type TargetVerdict = {
  readonly targetId: string;
  readonly status: FacilityStatus;
  /** The highest of its points, per year. */
  readonly riskPerYear: number;
  readonly limitPerYear: number;
  readonly isWithin: boolean;
  /** From the contour of its limit, m: positive outside it, negative inside; null when there is no such contour on the grid. */
  readonly marginM: number | null;
  readonly text: Text;
};

/**
 * Holds targets against their limits.
 * @param grid  on which the contours are drawn; the risk itself is taken at the points
 * @throws RangeError for a target without a point
 * @source GB 36894-2018; GB/T 37243-2019, quantitative method (recalled): the distance to the contour is the external safety
 *   distance (外部安全防护距离) that remains
 */
export function judgeTargets(
  model: RiskModel,
  targets: readonly ProtectedTarget[],
  { status, grid }: { readonly status: FacilityStatus; readonly grid: NodeGrid },
): TargetVerdict[] {
  const values = riskOnGrid(model, grid);
  const limits = [...new Set(targets.map((one) => individualRiskLimit(one.targetClass, status)))];
  const contours = new Map(
    riskContours(grid, values, limits).map(({ levelPerYear, polygons }) => [
      levelPerYear,
      polygons,
    ]),
  );
  return targets.map((target) => {
    const limitPerYear = individualRiskLimit(target.targetClass, status);
    if (target.points.length === 0) throw new RangeError(`target ${target.id} has no point`);
    const risks = target.points.map(([eastM, northM]) => riskAt(model, eastM, northM));
    const riskPerYear = Math.max(...risks);
    const isWithin = riskPerYear <= limitPerYear;
    const nearest = nearestEdgeM(target.points, contours.get(limitPerYear)!);
    const marginM = nearest === Infinity ? null : isWithin ? nearest : -nearest;
    const text = verdictText(target, { riskPerYear, limitPerYear, isWithin, marginM });
    return { targetId: target.id, status, riskPerYear, limitPerYear, isWithin, marginM, text };
  });
}

/** From the points to the nearest edge of a contour, inside or outside, m. */
function nearestEdgeM(
  points: ProtectedTarget['points'],
  polygons: readonly MetrePolygon[],
): number {
  let nearest = Infinity;
  for (const point of points)
    for (const ring of polygons.flat())
      for (let at = 1; at < ring.length; at++)
        nearest = Math.min(nearest, toSegmentM(point, ring[at - 1]!, ring[at]!));
  return nearest;
}

type Place = readonly [number, number];

function toSegmentM([x, y]: Place, [x1, y1]: Place, [x2, y2]: Place): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const along = ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy);
  const share = Math.max(0, Math.min(1, along));
  return Math.hypot(x - x1 - share * dx, y - y1 - share * dy);
}

const WITHIN: Text = {
  zh: '{target}（{kind}）：个人风险 {risk}/年，不超过基准 {limit}/年',
  en: '{target} ({kind}): individual risk {risk} per year, within the limit of {limit} per year',
};
const BEYOND: Text = {
  zh: '{target}（{kind}）：个人风险 {risk}/年，超过基准 {limit}/年',
  en: '{target} ({kind}): individual risk {risk} per year exceeds the limit of {limit} per year',
};
const OUTSIDE: Text = { zh: '，距风险等值线 {metres} m', en: ', {metres} m outside its contour' };
const INSIDE: Text = { zh: '，位于风险等值线内 {metres} m', en: ', {metres} m inside its contour' };

function verdictText(
  { name, targetClass }: ProtectedTarget,
  verdict: Pick<TargetVerdict, 'riskPerYear' | 'limitPerYear' | 'isWithin' | 'marginM'>,
): Text {
  const { riskPerYear, limitPerYear, isWithin, marginM } = verdict;
  const start = fillText(isWithin ? WITHIN : BEYOND, {
    target: name,
    kind: INDIVIDUAL_RISK_LIMITS[targetClass].name,
    risk: riskPerYear.toExponential(1),
    limit: limitPerYear.toExponential(0),
  });
  if (marginM === null) return start;
  const metres = Math.round(Math.abs(marginM));
  const end = fillText(marginM >= 0 ? OUTSIDE : INSIDE, { metres });
  return { zh: start.zh + end.zh, en: start.en + end.en };
}
