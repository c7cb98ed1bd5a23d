import type { Text } from '../../text/text.ts';

/** What heat or pressure does to things and people from some value on. */
export type DamageLevel = { readonly from: number; readonly text: Text; readonly source: string };

const H2 = 'AQ/T 3046-2013, table H.2';
const H3 = 'AQ/T 3046-2013, table H.3';
const CROWL = 'Crowl & Louvar, table 6-9 (recalled)';

/** Damage by heat, `from` in W/m², rising. */
export const HEAT_DAMAGE: readonly DamageLevel[] = [
  {
    from: 1580,
    text: { zh: '长时间暴露无不适感', en: 'no discomfort for long exposure' },
    source: H2,
  },
  {
    from: 4700,
    text: { zh: '暴露 16 秒，裸露皮肤有痛感', en: 'pain on bare skin after 16 s' },
    source: H2,
  },
  {
    from: 6300,
    text: { zh: '8 秒内裸露皮肤有痛感', en: 'pain on bare skin within 8 s' },
    source: H2,
  },
  {
    from: 12_500,
    text: {
      zh: '有火焰时木材燃烧、塑料熔化；10 秒一度烧伤，1 分钟 1% 死亡',
      en: 'piloted ignition of wood, plastics melt; first-degree burns in 10 s, 1 % lethality in 1 min',
    },
    source: H2,
  },
  {
    from: 25_000,
    text: {
      zh: '长时间辐射下木材无火焰燃烧；10 秒重大烧伤，1 分钟 100% 死亡',
      en: 'unpiloted ignition of wood on long exposure; severe burns in 10 s, all die in 1 min',
    },
    source: H2,
  },
  {
    from: 37_500,
    text: {
      zh: '操作设备损坏；10 秒 1% 死亡，1 分钟 100% 死亡',
      en: 'damage to process equipment; 1 % lethality in 10 s, all die in 1 min',
    },
    source: H2,
  },
];

/** Damage by overpressure, `from` in Pa, rising. */
export const OVERPRESSURE_DAMAGE: readonly DamageLevel[] = [
  { from: 1030, text: { zh: '玻璃破裂的典型压力', en: 'typical for breaking glass' }, source: H3 },
  {
    from: 2070,
    text: { zh: '“安全距离”；10% 窗玻璃破碎', en: '“safe distance”; 10 % of windows broken' },
    source: H3,
  },
  { from: 4800, text: { zh: '房屋受到较小破坏', en: 'minor damage to houses' }, source: H3 },
  {
    from: 6900,
    text: { zh: '房屋部分破坏，不能居住', en: 'partial demolition of houses, uninhabitable' },
    source: H3,
  },
  {
    from: 13_800,
    text: { zh: '墙和屋顶局部坍塌', en: 'partial collapse of walls and roofs' },
    source: H3,
  },
  {
    from: 15_800,
    text: { zh: '严重结构破坏的低限值', en: 'lower limit of serious structural damage' },
    source: H3,
  },
  {
    from: 17_200,
    text: { zh: '砌砖 50% 破坏', en: 'half of the brickwork of houses destroyed' },
    source: H3,
  },
  {
    from: 20_700,
    text: {
      zh: '钢面板建筑破坏，油罐破裂',
      en: 'steel panel buildings demolished, oil tanks ruptured',
    },
    source: H3,
  },
  {
    from: 34_500,
    text: { zh: '木质电线杆折断', en: 'wooden utility poles snapped' },
    source: CROWL,
  },
  {
    from: 68_900,
    text: { zh: '建筑物可能完全破坏', en: 'probable total destruction of buildings' },
    source: CROWL,
  },
];

/** The worst that a value does; null below the first level. */
export function damageAt(levels: readonly DamageLevel[], value: number): DamageLevel | null {
  return levels.findLast(({ from }) => value >= from) ?? null;
}
