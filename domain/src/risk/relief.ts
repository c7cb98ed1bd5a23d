import type { Text } from '../text/text.ts';
import { fromQuanta } from './quantum.ts';
import { visitParts, type RiskField } from './risk-field.ts';
import type { RiskReason, RiskReasonKind, RiskSource } from './risk-source.ts';
import {
  classOf,
  classThresholds,
  colourOfClass,
  type ZoneColour,
  type ZoneSettings,
} from './zone-settings.ts';
import type { Zone } from './zones.ts';

/** Something that people can do, and what it would change in a zone. */
export type Relief = {
  readonly source: RiskSource;
  readonly reason: RiskReason;
  readonly action: Text;
  /** Usual working time, h: a rank, not a plan. */
  readonly effortH: number;
  /** Highest value in the zone afterwards; other things being equal. */
  readonly peakAfter: number;
  /** Colour of that value; null: none. What is shown follows after margin and dwell. */
  readonly colourAfter: ZoneColour | null;
  /** Part of the zone's area that would leave its colour, 0 to 1. */
  readonly shareFreed: number;
};

/**
 * What one would do about a reason. Standing there is not on the list: moving a tank is planning, not duty.
 * Hours are estimates of this project, to rank what is cheap before what is dear.
 */
const ACTIONS: Readonly<Partial<Record<RiskReasonKind, { effortH: number; action: Text }>>> = {
  permit: {
    effortH: 0.5,
    action: { zh: '暂停或结束该特殊作业', en: 'Pause or finish this special work' },
  },
  vehicle: { effortH: 0.5, action: { zh: '让该车辆驶离', en: 'Have the vehicle move on' } },
  alarm: {
    effortH: 1,
    action: {
      zh: '处置报警：查明原因并消除',
      en: 'Deal with the alarm: find its cause and remove it',
    },
  },
  'unknown-sensor': {
    effortH: 2,
    action: { zh: '恢复该测点数据', en: 'Bring this sensor back' },
  },
  weather: {
    effortH: 2,
    action: { zh: '完成天气提醒中的措施', en: 'Do what the weather reminder asks' },
  },
  measure: {
    effortH: 2,
    action: { zh: '恢复该管控措施', en: 'Make this control measure work again' },
  },
  equipment: {
    effortH: 4,
    action: { zh: '停机检查该设备', en: 'Stop and inspect this equipment' },
  },
  'temporary-measure': {
    effortH: 4,
    action: { zh: '续期或落实临时防护', en: 'Renew or put in place the interim protection' },
  },
  'data-quality': {
    effortH: 4,
    action: { zh: '补齐企业数据', en: 'Complete the data of the enterprise' },
  },
  'hidden-danger': {
    effortH: 16,
    action: { zh: '整改并验收该隐患', en: 'Rectify this hidden danger and have it accepted' },
  },
};

/** As many reasons are tried; lesser ones change nothing that can be seen. */
const TRIED = 12;

/**
 * What would lower a zone: the cheapest actions by their computed effect per hour.
 * @param sources  those of the field
 * @returns at most `count`; none when everything in the zone is in good order
 */
export function reliefsOf(
  zone: Zone,
  field: RiskField,
  {
    sources,
    settings,
    count,
  }: { sources: readonly RiskSource[]; settings: ZoneSettings; count: number },
): Relief[] {
  const thresholds = classThresholds(settings);
  const indexOf = new Map(zone.cells.map((cell, at) => [cell, at]));
  const from = thresholds[(['blue', 'yellow', 'red'].indexOf(zone.colour) + 1) as 1 | 2 | 3];
  const values = Float64Array.from(zone.cells, (cell) => field.quanta[cell]!);
  const coloured = values.reduce((sum, value) => sum + (fromQuanta(value) >= from ? 1 : 0), 0);
  return candidates(field, sources, indexOf)
    .map(({ source, reason, parts }): Relief & { effect: number } => {
      const known = ACTIONS[reason.kind]!;
      let [peak, freed, effect] = [0, 0, 0];
      values.forEach((value, at) => {
        const after = value - parts[at]!;
        if (after > peak) peak = after;
        if (fromQuanta(value) >= from && fromQuanta(after) < from) freed++;
        effect += Math.max(0, fromQuanta(value) - from) - Math.max(0, fromQuanta(after) - from);
      });
      return {
        ...{ source, reason, ...known },
        peakAfter: fromQuanta(peak),
        colourAfter: colourOfClass(classOf(fromQuanta(peak), thresholds)),
        shareFreed: coloured === 0 ? 0 : freed / coloured,
        effect,
      };
    })
    .filter(({ effect }) => effect > 0)
    .toSorted(
      (one, other) =>
        other.effect / other.effortH - one.effect / one.effortH ||
        (one.reason.id < other.reason.id ? -1 : 1),
    )
    .slice(0, count)
    .map(({ effect: _effect, ...relief }) => relief);
}

type Candidate = { source: RiskSource; reason: RiskReason; parts: Float64Array; sum: number };

function candidates(
  field: RiskField,
  sources: readonly RiskSource[],
  indexOf: ReadonlyMap<number, number>,
): Candidate[] {
  return sources
    .flatMap((source): Candidate[] => {
      if (source.reasons.every(({ kind }) => ACTIONS[kind] === undefined)) return [];
      const found = source.reasons.map((reason) => ({
        ...{ source, reason, sum: 0 },
        parts: new Float64Array(indexOf.size),
      }));
      visitParts(source, field, (cell, at, quanta) => {
        const index = indexOf.get(cell);
        if (index === undefined) return;
        found[at]!.parts[index] = quanta;
        found[at]!.sum += quanta;
      });
      return found.filter(({ reason, sum }) => sum > 0 && ACTIONS[reason.kind] !== undefined);
    })
    .toSorted((one, other) => other.sum - one.sum || (one.reason.id < other.reason.id ? -1 : 1))
    .slice(0, TRIED);
}
