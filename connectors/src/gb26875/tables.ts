/**
 * Code tables of GB/T 26875.3-2011 as it stands: names in the order of the bits, layouts in the order of the bytes.
 */

/** Table 2: control unit's command byte. */
export const COMMANDS = {
  control: 1,
  send: 2,
  confirm: 3,
  request: 4,
  reply: 5,
  deny: 6,
} as const;

/** 8.2.1.1 建筑消防设施系统状态; bit 0: 1 normal operation, 0 test. */
export const SYSTEM_BITS = [
  'running',
  'fire',
  'fault',
  'disabled',
  'supervisory',
  'started',
  'feedback',
  'delayed',
  'main-power-fault',
  'backup-power-fault',
  'bus-fault',
  'manual',
  'config-changed',
  'reset',
] as const;

/** 8.2.1.2 建筑消防设施部件状态 */
export const PART_BITS = [...SYSTEM_BITS.slice(0, 8), 'power-fault'] as const;

/** 8.2.1.8 用户信息传输装置运行状态 */
export const DEVICE_BITS = [
  'running',
  'fire',
  'fault',
  'main-power-fault',
  'backup-power-fault',
  'channel-fault',
  'line-fault',
] as const;

/** 8.2.1.4 建筑消防设施操作信息 */
export const OPERATION_BITS = [
  'reset',
  'silence',
  'manual-alarm',
  'clear-alarm',
  'self-test',
  'confirm',
  'test',
] as const;

/** 8.2.1.9 用户信息传输装置操作信息: bit 5 answers a duty check (查岗应答). */
export const DEVICE_OPERATION_BITS = OPERATION_BITS.map((name) =>
  name === 'confirm' ? 'duty-answer' : name,
);

/**
 * Table 6, analog types: value = int16 × times / over, in a unit of `domain/src/reading/units.ts` where it has one. L/s and
 * m³/min become m³/h. The standard gives 0.1 MPa for type 4 and 1 m/s for type 12.
 */
export const ANALOG_TYPES: Readonly<
  Record<number, { readonly unit: string; readonly times: number; readonly over: number }>
> = {
  1: { unit: '1', times: 1, over: 1 }, // 事件计数 件
  2: { unit: 'm', times: 1, over: 100 }, // 高度
  3: { unit: 'degC', times: 1, over: 10 }, // 温度
  4: { unit: 'MPa', times: 1, over: 10 }, // 压力
  5: { unit: 'kPa', times: 1, over: 10 }, // 压力
  6: { unit: '%LEL', times: 1, over: 10 }, // 气体浓度
  7: { unit: 's', times: 1, over: 1 }, // 时间
  8: { unit: 'V', times: 1, over: 10 }, // 电压
  9: { unit: 'A', times: 1, over: 10 }, // 电流
  10: { unit: 'm3/h', times: 36, over: 100 }, // 流量 0.1 L/s
  11: { unit: 'm3/h', times: 60, over: 10 }, // 风量 0.1 m³/min
  12: { unit: 'm/s', times: 1, over: 1 }, // 风速
};

/** `time`: 6 bytes s, min, h, d, month, year, binary. `text`: 31 bytes of GB 18030. All numbers low byte first. */
export type FieldType = 'u8' | 'u16' | 'i16' | 'time' | 'text';
export const FIELD_SIZES: Readonly<Record<FieldType, number>> = {
  ...{ u8: 1, u16: 2, i16: 2, time: 6, text: 31 },
};
export type Layout = readonly (readonly [name: string, type: FieldType])[];

const system = [
  ['systemType', 'u8'],
  ['systemAddress', 'u8'],
] as const;
/** 部件地址, 4 bytes: number in the circuit, then circuit. */
const part = [...system, ['partType', 'u8'], ['part', 'u16'], ['circuit', 'u16']] as const;

/** Objects by type flag (table 3), in the order of their bytes. */
export const LAYOUTS = {
  1: [...system, ['state', 'u16'], ['time', 'time']],
  2: [...part, ['state', 'u16'], ['text', 'text'], ['time', 'time']],
  3: [...part, ['analogType', 'u8'], ['value', 'i16'], ['time', 'time']],
  4: [...system, ['operation', 'u8'], ['operator', 'u8'], ['time', 'time']],
  5: [...system, ['major', 'u8'], ['minor', 'u8']],
  7: [...part, ['text', 'text']],
  8: [...system, ['time', 'time']],
  21: [
    ['state', 'u8'],
    ['time', 'time'],
  ],
  24: [
    ['operation', 'u8'],
    ['operator', 'u8'],
    ['time', 'time'],
  ],
  25: [
    ['major', 'u8'],
    ['minor', 'u8'],
  ],
  28: [['time', 'time']],
} as const satisfies Record<number, Layout>;
export type FixedType = keyof typeof LAYOUTS;

/**
 * Types 6 and 26, configurations in words: bytes before the length byte of the text, the fewest an object takes. Sources
 * differ on whether a time follows; nothing of it is read.
 */
export const WORDS_OBJECT_SIZES: Readonly<Record<number, number>> = { 6: 3, 26: 1 };

/** Types that a device is told or asked (table 3, downward). */
export const TYPES = {
  readSystemState: 61,
  readPartState: 62,
  readPartAnalog: 63,
  readDeviceState: 81,
  syncClock: 90,
} as const;
