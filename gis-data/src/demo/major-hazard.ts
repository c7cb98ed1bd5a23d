// Rule of this file (GB 18218-2018): one facility is one unit with one substance.
//   S = q / Q; major hazard when S >= 1.   R = α · β · q / Q.   q = design maximum (4.2.2).
//   Level 一级 R >= 100, 二级 >= 50, 三级 >= 10, 四级 below.
// Inherent level (colour of the facility before live data):
//   1 重大: 一级 with a toxic gas, a liquefied flammable gas or a supervised process; or R >= 500;
//          or 二级 with a toxic gas
//   2 较大: any other 一级 or 二级; or 三级/四级 with a toxic gas or a supervised process
//   3 一般: any other major hazard; or a hazardous substance from 10 % of Q
//   4 低:   the rest
import type { Level, Substance } from './demo-park-types.ts';

export type HazardInput = {
  readonly substance: Substance | null;
  readonly capacityT: number | null;
  readonly peopleWithin500m: number;
  readonly isSupervisedProcess: boolean;
};

export type Hazard = {
  readonly isMajorHazard: boolean;
  readonly hazardLevel: Level | null;
  readonly inherentLevel: Level;
};

/** α of GB 18218-2018 table 5, by residents within 500 m. */
export function exposureAlpha(peopleWithin500m: number): number {
  if (peopleWithin500m >= 100) return 2;
  if (peopleWithin500m >= 50) return 1.5;
  if (peopleWithin500m >= 30) return 1.2;
  return peopleWithin500m >= 1 ? 1 : 0.5;
}

export function assessHazard(input: HazardInput): Hazard {
  const { substance, capacityT } = input;
  const criticalT = substance?.criticalQuantityT ?? null;
  if (substance === null || criticalT === null || capacityT === null)
    return {
      isMajorHazard: false,
      hazardLevel: null,
      inherentLevel: input.isSupervisedProcess ? 3 : 4,
    };
  const ratio = capacityT / criticalT;
  const severity = exposureAlpha(input.peopleWithin500m) * substance.beta * ratio;
  const hazardLevel = ratio >= 1 ? levelOf(severity) : null;
  return {
    isMajorHazard: ratio >= 1,
    hazardLevel,
    inherentLevel: inherentLevel(input, { ratio, severity, hazardLevel }),
  };
}

function levelOf(severity: number): Level {
  if (severity >= 100) return 1;
  if (severity >= 50) return 2;
  return severity >= 10 ? 3 : 4;
}

function inherentLevel(
  { substance, isSupervisedProcess }: HazardInput,
  found: { ratio: number; severity: number; hazardLevel: Level | null },
): Level {
  const isLiquefiedFlammable = substance?.isFlammable === true && substance.hazardClass === '2.1';
  const isSevere = substance?.isToxicGas === true || isLiquefiedFlammable || isSupervisedProcess;
  if (found.severity >= 500 && found.hazardLevel === 1) return 1;
  if (found.hazardLevel === 1) return isSevere ? 1 : 2;
  if (found.hazardLevel === 2) return substance?.isToxicGas === true ? 1 : 2;
  if (found.hazardLevel !== null)
    return substance?.isToxicGas === true || isSupervisedProcess ? 2 : 3;
  return found.ratio >= 0.1 || isSupervisedProcess ? 3 : 4;
}
