import type { Text } from '../text/text.ts';

/**
 * What a unit measures. Gas amounts are one family: they turn into each other when the substance is known.
 */
export type Quantity =
  | 'gas'
  | 'temperature'
  | 'pressure'
  | 'length'
  | 'mass'
  | 'mass-flow'
  | 'volume-flow'
  | 'speed'
  | 'vibration'
  | 'share'
  | 'angle'
  | 'current'
  | 'power'
  | 'rotation'
  | 'other';

type UnitEntry = {
  readonly quantity: Quantity;
  readonly symbol: string;
  readonly name: Text;
  /** SI value = value × factor + offset; absent for gas amounts, which need the substance. */
  readonly factor?: number;
  readonly offset?: number;
};

/** The units a point may have. The key is what is stored and sent. */
export const UNITS = {
  ppm: {
    quantity: 'gas',
    symbol: 'ppm',
    name: { zh: '百万分之一（体积）', en: 'parts per million by volume' },
  },
  ppb: {
    quantity: 'gas',
    symbol: 'ppb',
    name: { zh: '十亿分之一（体积）', en: 'parts per billion by volume' },
  },
  'vol%': { quantity: 'gas', symbol: 'vol%', name: { zh: '体积百分数', en: 'percent by volume' } },
  '%LEL': {
    quantity: 'gas',
    symbol: '%LEL',
    name: { zh: '爆炸下限百分数', en: 'percent of the lower explosive limit' },
  },
  'mg/m3': {
    quantity: 'gas',
    symbol: 'mg/m³',
    name: { zh: '毫克每立方米', en: 'milligrams per cubic metre' },
  },
  'ug/m3': {
    quantity: 'gas',
    symbol: 'µg/m³',
    name: { zh: '微克每立方米', en: 'micrograms per cubic metre' },
  },
  degC: {
    quantity: 'temperature',
    symbol: '°C',
    name: { zh: '摄氏度', en: 'degrees Celsius' },
    factor: 1,
    offset: 273.15,
  },
  K: { quantity: 'temperature', symbol: 'K', name: { zh: '开尔文', en: 'kelvin' }, factor: 1 },
  Pa: { quantity: 'pressure', symbol: 'Pa', name: { zh: '帕', en: 'pascal' }, factor: 1 },
  hPa: {
    quantity: 'pressure',
    symbol: 'hPa',
    name: { zh: '百帕', en: 'hectopascal' },
    factor: 100,
  },
  kPa: {
    quantity: 'pressure',
    symbol: 'kPa',
    name: { zh: '千帕', en: 'kilopascal' },
    factor: 1000,
  },
  MPa: { quantity: 'pressure', symbol: 'MPa', name: { zh: '兆帕', en: 'megapascal' }, factor: 1e6 },
  bar: { quantity: 'pressure', symbol: 'bar', name: { zh: '巴', en: 'bar' }, factor: 1e5 },
  mm: { quantity: 'length', symbol: 'mm', name: { zh: '毫米', en: 'millimetre' }, factor: 1e-3 },
  m: { quantity: 'length', symbol: 'm', name: { zh: '米', en: 'metre' }, factor: 1 },
  kg: { quantity: 'mass', symbol: 'kg', name: { zh: '千克', en: 'kilogram' }, factor: 1 },
  t: { quantity: 'mass', symbol: 't', name: { zh: '吨', en: 'tonne' }, factor: 1000 },
  'kg/h': {
    quantity: 'mass-flow',
    symbol: 'kg/h',
    name: { zh: '千克每小时', en: 'kilograms per hour' },
    factor: 1 / 3600,
  },
  'kg/s': {
    quantity: 'mass-flow',
    symbol: 'kg/s',
    name: { zh: '千克每秒', en: 'kilograms per second' },
    factor: 1,
  },
  'm3/h': {
    quantity: 'volume-flow',
    symbol: 'm³/h',
    name: { zh: '立方米每小时', en: 'cubic metres per hour' },
    factor: 1 / 3600,
  },
  'm3/s': {
    quantity: 'volume-flow',
    symbol: 'm³/s',
    name: { zh: '立方米每秒', en: 'cubic metres per second' },
    factor: 1,
  },
  'm/s': {
    quantity: 'speed',
    symbol: 'm/s',
    name: { zh: '米每秒', en: 'metres per second' },
    factor: 1,
  },
  'km/h': {
    quantity: 'speed',
    symbol: 'km/h',
    name: { zh: '千米每小时', en: 'kilometres per hour' },
    factor: 1 / 3.6,
  },
  'mm/s': {
    quantity: 'vibration',
    symbol: 'mm/s',
    name: { zh: '毫米每秒（振动）', en: 'millimetres per second (vibration)' },
    factor: 1e-3,
  },
  '%': { quantity: 'share', symbol: '%', name: { zh: '百分数', en: 'percent' }, factor: 0.01 },
  deg: { quantity: 'angle', symbol: '°', name: { zh: '度', en: 'degree' }, factor: Math.PI / 180 },
  A: { quantity: 'current', symbol: 'A', name: { zh: '安', en: 'ampere' }, factor: 1 },
  kW: { quantity: 'power', symbol: 'kW', name: { zh: '千瓦', en: 'kilowatt' }, factor: 1000 },
  rpm: {
    quantity: 'rotation',
    symbol: 'r/min',
    name: { zh: '转每分', en: 'revolutions per minute' },
    factor: 1 / 60,
  },
  '1': { quantity: 'other', symbol: '', name: { zh: '无量纲', en: 'no unit' }, factor: 1 },
} as const satisfies Record<string, UnitEntry>;

/** The key of a unit, as stored with a point. */
export type Unit = keyof typeof UNITS;

/** Whether a text from outside is a unit of the table. */
export function isUnit(text: string): text is Unit {
  return Object.hasOwn(UNITS, text);
}

/** The table's row of a unit with its optional columns. */
export function unitEntry(unit: Unit): UnitEntry {
  return UNITS[unit];
}
