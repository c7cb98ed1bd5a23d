import { atSentenceStart, fillText, type Text } from '../text/text.ts';
import type { WindSide } from './wind.ts';
import { compassText } from './wind.ts';

/** `prepare`: close windows, stop hot work, be ready. */
export const ORDER_KINDS = ['evacuate', 'shelter', 'prepare'] as const;
export type OrderKind = (typeof ORDER_KINDS)[number];

export type OrderSettings = {
  /** Everyone within this distance gets an order. */
  readonly radiusM: number;
  /** Within this distance all leave, whatever the wind. */
  readonly innerM: number;
};

/**
 * 1 km around the source, all sides leave within 300 m. The guide for a large chlorine spill from ton cylinders isolates
 * 305 m and protects 1.0 to 1.9 km downwind by day: the radius is a setting, and the table's figure is shown beside it.
 * @source radius: requirement of the park; ERG 2024, table 3, UN 1017
 */
export const ORDER_SETTINGS: OrderSettings = { radiusM: 1000, innerM: 300 };

/** Beyond the inner distance. Who does not know the wind is treated as downwind. */
const BY_SIDE: Readonly<Record<WindSide, OrderKind>> = {
  downwind: 'evacuate',
  unknown: 'evacuate',
  crosswind: 'shelter',
  upwind: 'prepare',
};

/**
 * What an enterprise is ordered to do; null beyond the radius.
 * @param distanceM  from the source to the nearest edge of its land
 */
export function orderKindOf(
  distanceM: number,
  side: WindSide,
  settings: OrderSettings = ORDER_SETTINGS,
): OrderKind | null {
  if (!(distanceM <= settings.radiusM)) return null;
  return distanceM <= settings.innerM ? 'evacuate' : BY_SIDE[side];
}

/** What asks least comes first. */
const STRICTNESS: readonly OrderKind[] = ['prepare', 'shelter', 'evacuate'];

/** Whether an order asks more of people than another: only then it takes the other's place. */
export function isStricter(one: OrderKind, other: OrderKind): boolean {
  return STRICTNESS.indexOf(one) > STRICTNESS.indexOf(other);
}

/** How each order is named for people. */
export const ORDER_LABELS: Readonly<Record<OrderKind, Text>> = {
  evacuate: { zh: '撤离', en: 'Evacuate' },
  shelter: { zh: '就地避险', en: 'Shelter in place' },
  prepare: { zh: '关窗停火待命', en: 'Close up and stand by' },
};

const TEMPLATES: Readonly<Record<OrderKind, Text>> = {
  evacuate: {
    zh: '【撤离】{source}发生{substance}泄漏，距贵单位约 {metres} 米。请立即停止一切作业，全员向{heading}方向撤离，不要穿越泄漏区，清点人数后回复。',
    en: 'EVACUATE. {substance} is leaking at {source}, about {metres} m from you. Stop all work, leave towards the {heading}, do not cross the cloud; count your people and answer.',
  },
  shelter: {
    zh: '【就地避险】{source}发生{substance}泄漏，距贵单位约 {metres} 米。请立即停止室外作业和动火，人员进入室内，关闭门窗和新风，等待指令并回复。',
    en: 'SHELTER IN PLACE. {substance} is leaking at {source}, about {metres} m from you. Stop outdoor and hot work, go inside, close doors, windows and fresh-air intakes, wait for word and answer.',
  },
  prepare: {
    zh: '【关窗停火待命】{source}发生{substance}泄漏，距贵单位约 {metres} 米，贵单位目前处于上风向。请关闭门窗，停止动火和室外作业，做好撤离准备并回复。',
    en: 'CLOSE UP AND STAND BY. {substance} is leaking at {source}, about {metres} m from you; you are upwind at present. Close windows, stop hot and outdoor work, be ready to leave and answer.',
  },
};

/** Where it leaks on the own site there is no distance, and people stand on all sides of it. */
const AT_THE_SOURCE: Text = {
  zh: '【撤离】贵单位厂区内（{source}）发生{substance}泄漏。请立即停止一切作业、拉响厂内警报，全员背离泄漏点、向{heading}方向撤离到厂外；无防护人员不得靠近泄漏点，清点人数后回复。',
  en: 'EVACUATE. {substance} is leaking on your own site, at {source}. Stop all work, sound your alarm; all leave the site, away from the leak, towards the {heading}. Nobody goes near the leak without breathing protection; count your people and answer.',
};

export type OrderFacts = {
  readonly kind: OrderKind;
  /** To the enterprise whose plant leaks, or on whose land. */
  readonly isSource: boolean;
  readonly substance: Text;
  /** The place people know: enterprise and facility. */
  readonly source: Text;
  readonly distanceM: number;
  /** From `escapeBearingDeg`. */
  readonly escapeBearingDeg: number;
};

/** The words of an order, in both languages; distances to the nearest 10 m. */
export function orderText({
  kind,
  isSource,
  substance,
  source,
  distanceM,
  escapeBearingDeg,
}: OrderFacts): Text {
  const metres = Math.round(distanceM / 10) * 10;
  const template = isSource && kind === 'evacuate' ? AT_THE_SOURCE : TEMPLATES[kind];
  return fillText(template, {
    // English texts begin a sentence with it.
    substance: atSentenceStart(substance),
    source,
    metres,
    heading: compassText(escapeBearingDeg),
  });
}
