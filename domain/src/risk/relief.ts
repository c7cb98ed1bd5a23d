import type { Text } from '../text/text.ts';
import { fromQuanta } from './quantum.ts';
import { valueAt, visitParts, type RiskField } from './risk-field.ts';
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
 * What one would do about a reason. Standing there is not on the list: moving a tank is planning, not duty; nor is the weather,
 * which nobody ends, and whose answered reminder is no proof of dry ground.
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
  measure: {
    effortH: 2,
    action: { zh: '恢复该管控措施', en: 'Make this control measure work again' },
  },
  equipment: {
    effortH: 4,
    action: {
      zh: '停机检查该设备；数据中断的，先恢复其测点',
      en: 'Stop and inspect this equipment; where its data stopped, bring its sensors back first',
    },
  },
  'temporary-measure': {
    effortH: 4,
    action: {
      zh: '续期临时防护，或整改后结束',
      en: 'Extend the interim protection, or end it after the fix',
    },
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
 * @returns at most `count`; none when everything in the zone is in good order
 */
export function reliefsOf(
  zone: Zone,
  field: RiskField,
  { settings, count }: { readonly settings: ZoneSettings; readonly count: number },
): Relief[] {
  const thresholds = classThresholds(settings);
  const from = thresholds[COLOUR_CLASS[zone.colour]];
  const values = Float64Array.from(zone.cells, (cell) => valueAt(field, cell));
  const coloured = values.reduce((sum, value) => sum + (value >= from ? 1 : 0), 0);
  return zone.allReasons
    .filter(({ reason }) => ACTIONS[reason.kind] !== undefined)
    .slice(0, TRIED)
    .map(({ source, reason }) => {
      const { peakAfter, freed, effect } = without(
        values,
        partsIn(zone, field, source, reason),
        from,
      );
      const colourAfter = colourOfClass(classOf(peakAfter, thresholds));
      const shareFreed = coloured === 0 ? 0 : freed / coloured;
      const relief = {
        source,
        reason,
        ...ACTIONS[reason.kind]!,
        peakAfter,
        colourAfter,
        shareFreed,
      };
      return { relief, worth: effect / relief.effortH };
    })
    .filter(({ worth }) => worth > 0)
    .toSorted(
      (one, other) =>
        other.worth - one.worth || (one.relief.reason.id < other.relief.reason.id ? -1 : 1),
    )
    .slice(0, count)
    .map(({ relief }) => relief);
}

const COLOUR_CLASS = { blue: 1, yellow: 2, red: 3 } as const;

/** What is left of a zone's values without one part of them; the effect is what goes of all that lies above the colour's threshold. */
function without(
  values: Float64Array,
  parts: Float64Array,
  from: number,
): { peakAfter: number; freed: number; effect: number } {
  let [peakAfter, freed, effect] = [0, 0, 0];
  values.forEach((value, at) => {
    const after = value - parts[at]!;
    peakAfter = Math.max(peakAfter, after);
    if (value >= from && after < from) freed++;
    effect += Math.max(0, value - from) - Math.max(0, after - from);
  });
  return { peakAfter, freed, effect };
}

/** What one reason adds to each cell of a zone. */
function partsIn(
  { cells }: Zone,
  field: RiskField,
  source: RiskSource,
  reason: RiskReason,
): Float64Array {
  const at = source.reasons.indexOf(reason);
  const added = new Map<number, number>();
  visitParts(source, field, (cell, part, quanta) => {
    if (part === at) added.set(cell, quanta);
  });
  return Float64Array.from(cells, (cell) => fromQuanta(added.get(cell) ?? 0));
}
