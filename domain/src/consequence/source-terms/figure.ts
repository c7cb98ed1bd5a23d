import type { Text } from '../../text/text.ts';

/** A number on the way to the answer, as a page shows the calculation. */
export type Figure = {
  readonly key: FigureKey;
  readonly label: Text;
  readonly value: number;
  readonly unit: string;
};

const FIGURES = {
  contents: { zh: '容器内存量', en: 'Contents of the vessel', unit: 'kg' },
  level: { zh: '液位', en: 'Liquid level', unit: 'm' },
  head: { zh: '泄漏口以上液柱', en: 'Head above the hole', unit: 'm' },
  pressure: { zh: '泄漏口内侧绝对压力', en: 'Absolute pressure inside', unit: 'Pa' },
  temperature: { zh: '介质温度', en: 'Temperature inside', unit: 'K' },
  'vapour-pressure': { zh: '饱和蒸气压', en: 'Vapour pressure', unit: 'Pa' },
  area: { zh: '泄漏口面积', en: 'Area of the opening', unit: 'm²' },
  'discharge-coefficient': { zh: '流量系数', en: 'Discharge coefficient', unit: '1' },
  'friction-resistance': { zh: '管道阻力系数 fL/D', en: 'Pipe resistance fL/D', unit: '1' },
  'initial-rate': { zh: '初始泄漏速率', en: 'Rate at the start', unit: 'kg/s' },
  'exit-velocity': { zh: '膨胀后射流速度', en: 'Velocity of the expanded jet', unit: 'm/s' },
  'expanded-diameter': { zh: '膨胀后射流直径', en: 'Diameter of the expanded jet', unit: 'm' },
  'flash-fraction': { zh: '闪蒸率', en: 'Flash fraction', unit: '1' },
  'airborne-share': { zh: '随云团带走的份额', en: 'Share that stays in the air', unit: '1' },
  'leak-duration': { zh: '泄漏持续时间', en: 'Duration of the leak', unit: 's' },
  'pipe-contents': { zh: '管段内存量', en: 'Contents of the pipe', unit: 'kg' },
  'time-constant': { zh: '管道泄压时间常数', en: 'Time constant of the pipe', unit: 's' },
  spilled: { zh: '泄漏总量', en: 'Spilled in all', unit: 'kg' },
  'to-pool': { zh: '落地成池量', en: 'Fallen into the pool', unit: 'kg' },
  'pool-area': { zh: '液池最大面积', en: 'Largest area of the pool', unit: 'm²' },
  'pool-temperature': { zh: '液池平均温度', en: 'Mean temperature of the pool', unit: 'K' },
  'pool-peak': { zh: '液池最大蒸发速率', en: 'Highest evaporation rate', unit: 'kg/s' },
  'pool-evaporated': { zh: '液池蒸发量', en: 'Evaporated from the pool', unit: 'kg' },
  'pool-left': { zh: '时段末液池剩余量', en: 'Left in the pool at the end', unit: 'kg' },
  'cloud-temperature': { zh: '云团源处温度', en: 'Temperature of the cloud', unit: 'K' },
  'cloud-density': { zh: '云团源处密度', en: 'Density of the cloud', unit: 'kg/m³' },
  airborne: { zh: '进入大气总量', en: 'Airborne in all', unit: 'kg' },
} as const;
export type FigureKey = keyof typeof FIGURES;

/** @param value  in the unit of the figure's key */
export function figure(key: FigureKey, value: number): Figure {
  const { zh, en, unit } = FIGURES[key];
  return { key, label: { zh, en }, value, unit };
}
