// Rule of the demo: how bad a facility is by itself, before live data; colour of the facility. Whether it is part of a major hazard
// source is a matter of its unit (hazard-units.ts), not of this file: severity borrows the figures of GB 18218, α · β · q / Q.
//   1 重大: severity >= 100 with a toxic gas, a liquefied flammable gas or a supervised process; or severity >= 500;
//          or severity >= 50 with a toxic gas
//   2 较大: any other from severity 50; or from q / Q = 1 with a toxic gas or a supervised process
//   3 一般: any other from q / Q = 0.1; or a supervised process
//   4 低:   the rest
// Severity counts from q / Q = 1 only.
import type { Level, Substance } from './demo-park-types.ts';

export type FacilityContent = {
  readonly substance: Substance | null;
  readonly capacityT: number | null;
  readonly peopleWithin500m: number;
  readonly isSupervisedProcess: boolean;
};

export function inherentLevel(content: FacilityContent): Level {
  const { substance, capacityT, isSupervisedProcess } = content;
  const criticalT = substance?.criticalQuantityT ?? null;
  if (substance === null || criticalT === null || capacityT === null)
    return isSupervisedProcess ? 3 : 4;
  const ratio = capacityT / criticalT;
  if (ratio < 1) return ratio >= 0.1 || isSupervisedProcess ? 3 : 4;
  const { isToxicGas } = substance;
  const isLiquefiedFlammable = substance.isFlammable && substance.hazardClass === '2.1';
  const isSevere = isToxicGas || isLiquefiedFlammable || isSupervisedProcess;
  const severity = exposure(content.peopleWithin500m) * substance.beta * ratio;
  if (severity >= 500 || (severity >= 100 && isSevere)) return 1;
  if (severity >= 50) return isToxicGas ? 1 : 2;
  return isToxicGas || isSupervisedProcess ? 2 : 3;
}

function exposure(people: number): number {
  if (people >= 100) return 2;
  if (people >= 50) return 1.5;
  if (people >= 30) return 1.2;
  return people >= 1 ? 1 : 0.5;
}
