import type { Text } from '../text/text.ts';

/** What a point measures, as rules, linkage and symbols tell points apart. */
export const POINT_KINDS = {
  'toxic-gas': { zh: '有毒气体', en: 'Toxic gas' },
  'combustible-gas': { zh: '可燃气体', en: 'Combustible gas' },
  oxygen: { zh: '氧含量', en: 'Oxygen' },
  temperature: { zh: '温度', en: 'Temperature' },
  pressure: { zh: '压力', en: 'Pressure' },
  level: { zh: '液位', en: 'Level' },
  flow: { zh: '流量', en: 'Flow' },
  composition: { zh: '组分', en: 'Composition' },
  vibration: { zh: '振动', en: 'Vibration' },
  current: { zh: '电流', en: 'Electric current' },
  'air-quality': { zh: '空气质量', en: 'Air quality' },
  'air-temperature': { zh: '气温', en: 'Air temperature' },
  'wind-speed': { zh: '风速', en: 'Wind speed' },
  'wind-direction': { zh: '风向', en: 'Wind direction' },
  humidity: { zh: '湿度', en: 'Humidity' },
  cloud: { zh: '云量', en: 'Cloud cover' },
  rain: { zh: '降雨量', en: 'Rain' },
  'fire-alarm': { zh: '火灾报警', en: 'Fire alarm' },
  'device-fault': { zh: '设备故障', en: 'Device fault' },
  'video-event': { zh: '视频告警', en: 'Video alert' },
  'vehicle-alarm': { zh: '车辆报警', en: 'Vehicle alarm' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Text>;
export type PointKind = keyof typeof POINT_KINDS;

/** Points that measure nothing but say yes (1) or no (0); the `state` rule alarms while they say yes. */
export const STATE_KINDS = [
  'fire-alarm',
  'device-fault',
  'video-event',
  'vehicle-alarm',
] as const satisfies readonly PointKind[];
export type StateKind = (typeof STATE_KINDS)[number];

/** Whether a point of this kind says yes or no. */
export function isStateKind(kind: string): kind is StateKind {
  return (STATE_KINDS as readonly string[]).includes(kind);
}
