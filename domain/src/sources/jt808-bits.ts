import type * as z from 'zod';
import type { text } from '../wire/common.ts';

type Text = z.infer<typeof text>;

/** One bit of a word that a vehicle reports, with its stable name and what people call it. */
export type VehicleBit = {
  readonly bit: number;
  /** Stored with each position; never reused for another meaning. */
  readonly name: string;
  readonly text: Text;
};

/**
 * Alarm word of a position report, in the order of the bits.
 * @source JT/T 808-2013, 8.18, alarm word of 0x0200; bits 15 to 17 JT/T 808-2019
 */
export const VEHICLE_ALARM_BITS: readonly VehicleBit[] = [
  { bit: 0, name: 'emergency', text: { zh: '紧急报警', en: 'Emergency' } },
  { bit: 1, name: 'overspeed', text: { zh: '超速报警', en: 'Overspeed' } },
  { bit: 2, name: 'fatigue', text: { zh: '疲劳驾驶', en: 'Driver fatigue' } },
  { bit: 3, name: 'danger-warning', text: { zh: '危险预警', en: 'Danger warning' } },
  { bit: 4, name: 'gnss-fault', text: { zh: 'GNSS 模块故障', en: 'GNSS module fault' } },
  {
    bit: 5,
    name: 'antenna-open',
    text: { zh: 'GNSS 天线未接或被剪断', en: 'GNSS antenna open or cut' },
  },
  {
    bit: 6,
    name: 'antenna-short',
    text: { zh: 'GNSS 天线短路', en: 'GNSS antenna short circuit' },
  },
  { bit: 7, name: 'power-low', text: { zh: '终端主电源欠压', en: 'Main supply low' } },
  { bit: 8, name: 'power-lost', text: { zh: '终端主电源掉电', en: 'Main supply lost' } },
  { bit: 9, name: 'display-fault', text: { zh: '终端显示器故障', en: 'Display fault' } },
  { bit: 10, name: 'speech-fault', text: { zh: 'TTS 模块故障', en: 'Speech module fault' } },
  { bit: 11, name: 'camera-fault', text: { zh: '摄像头故障', en: 'Camera fault' } },
  {
    bit: 12,
    name: 'card-reader-fault',
    text: { zh: '道路运输证 IC 卡模块故障', en: 'Licence card reader fault' },
  },
  { bit: 13, name: 'overspeed-warning', text: { zh: '超速预警', en: 'Overspeed warning' } },
  { bit: 14, name: 'fatigue-warning', text: { zh: '疲劳驾驶预警', en: 'Fatigue warning' } },
  {
    bit: 15,
    name: 'illegal-driving',
    text: { zh: '违规行驶报警', en: 'Driving against the rules' },
  },
  { bit: 16, name: 'tire-pressure', text: { zh: '胎压预警', en: 'Tire pressure warning' } },
  {
    bit: 17,
    name: 'right-turn-blind-area',
    text: { zh: '右转盲区异常报警', en: 'Right turn blind area' },
  },
  {
    bit: 18,
    name: 'driving-time',
    text: { zh: '当天累计驾驶超时', en: 'Driving time of the day exceeded' },
  },
  { bit: 19, name: 'parking-time', text: { zh: '超时停车', en: 'Parked too long' } },
  { bit: 20, name: 'area-crossed', text: { zh: '进出区域', en: 'Area entered or left' } },
  { bit: 21, name: 'route-crossed', text: { zh: '进出路线', en: 'Route entered or left' } },
  {
    bit: 22,
    name: 'section-time',
    text: { zh: '路段行驶时间不足或过长', en: 'Section passed too fast or too slowly' },
  },
  { bit: 23, name: 'off-route', text: { zh: '路线偏离', en: 'Off route' } },
  { bit: 24, name: 'speed-sensor-fault', text: { zh: '车辆 VSS 故障', en: 'Speed sensor fault' } },
  { bit: 25, name: 'fuel-abnormal', text: { zh: '车辆油量异常', en: 'Fuel level abnormal' } },
  { bit: 26, name: 'stolen', text: { zh: '车辆被盗', en: 'Vehicle stolen' } },
  { bit: 27, name: 'illegal-ignition', text: { zh: '车辆非法点火', en: 'Illegal ignition' } },
  { bit: 28, name: 'illegal-move', text: { zh: '车辆非法位移', en: 'Illegal movement' } },
  { bit: 29, name: 'collision-warning', text: { zh: '碰撞预警', en: 'Collision warning' } },
  { bit: 30, name: 'rollover-warning', text: { zh: '侧翻预警', en: 'Rollover warning' } },
  { bit: 31, name: 'illegal-door', text: { zh: '非法开门报警', en: 'Door opened illegally' } },
];

/**
 * Status word, the bits that say something of the vehicle when they are set. Bits 1 to 3 and 5 are of the position
 * itself (fix, south, west, encrypted) and are answered there; bits 8 and 9 together are `VEHICLE_LOADS`.
 * @source JT/T 808-2013, 8.18, status word of 0x0200
 */
export const VEHICLE_STATUS_BITS: readonly VehicleBit[] = [
  { bit: 0, name: 'acc-on', text: { zh: 'ACC 开', en: 'Ignition on' } },
  { bit: 4, name: 'out-of-service', text: { zh: '停运', en: 'Out of service' } },
  { bit: 10, name: 'fuel-cut', text: { zh: '油路断开', en: 'Fuel line cut' } },
  { bit: 11, name: 'circuit-cut', text: { zh: '电路断开', en: 'Circuit cut' } },
  { bit: 12, name: 'doors-locked', text: { zh: '车门加锁', en: 'Doors locked' } },
  { bit: 13, name: 'door-1-open', text: { zh: '前门开', en: 'Front door open' } },
  { bit: 14, name: 'door-2-open', text: { zh: '中门开', en: 'Middle door open' } },
  { bit: 15, name: 'door-3-open', text: { zh: '后门开', en: 'Rear door open' } },
  { bit: 16, name: 'door-4-open', text: { zh: '驾驶席门开', en: "Driver's door open" } },
  { bit: 17, name: 'door-5-open', text: { zh: '自定义门开', en: 'Fifth door open' } },
  { bit: 18, name: 'gps', text: { zh: 'GPS 定位', en: 'GPS' } },
  { bit: 19, name: 'beidou', text: { zh: '北斗定位', en: 'BeiDou' } },
  { bit: 20, name: 'glonass', text: { zh: 'GLONASS 定位', en: 'GLONASS' } },
  { bit: 21, name: 'galileo', text: { zh: 'Galileo 定位', en: 'Galileo' } },
];

/** Bits 8 and 9 of the status word: 1 half, 3 full. 0 says empty, or that the terminal does not know: it is not told. */
export const VEHICLE_LOADS: readonly { readonly value: number; readonly bit: VehicleBit }[] = [
  { value: 1, bit: { bit: 8, name: 'half-loaded', text: { zh: '半载', en: 'Half loaded' } } },
  { value: 3, bit: { bit: 8, name: 'full-loaded', text: { zh: '满载', en: 'Fully loaded' } } },
];

/**
 * Alarms that the terminal clears when it gets the platform's answer; the others stay as long as their cause.
 * @source JT/T 808-2013, 8.18, alarm word, column 处理说明
 */
export const CLEARED_BY_ANSWER: readonly number[] = [0, 3, 20, 21, 22, 27, 28, 31];

const TEXTS: ReadonlyMap<string, Text> = new Map(
  [...VEHICLE_ALARM_BITS, ...VEHICLE_STATUS_BITS, ...VEHICLE_LOADS.map(({ bit }) => bit)].map(
    ({ name, text }) => [name, text],
  ),
);

/** What people call an alarm or a state of a vehicle; a name that is not known stands for itself. */
export function vehicleFlagText(name: string): Text {
  return TEXTS.get(name) ?? { zh: name, en: name };
}
