import type { Text } from '../text/text.ts';
import type { DecimalText } from './rational.ts';

/** A toxic gas with a correction factor of its own. */
export type ToxicGasRow = {
  readonly name: Text;
  readonly cas: string;
  readonly beta: DecimalText;
};

/** @source GB 18218-2018, table 3; English names are translations of this project */
export const TABLE_3: readonly ToxicGasRow[] = [
  { name: { zh: '一氧化碳', en: 'carbon monoxide' }, cas: '630-08-0', beta: '2' },
  { name: { zh: '二氧化硫', en: 'sulfur dioxide' }, cas: '7446-09-5', beta: '2' },
  { name: { zh: '氨', en: 'ammonia' }, cas: '7664-41-7', beta: '2' },
  { name: { zh: '环氧乙烷', en: 'ethylene oxide' }, cas: '75-21-8', beta: '2' },
  { name: { zh: '氯化氢', en: 'hydrogen chloride' }, cas: '7647-01-0', beta: '3' },
  { name: { zh: '溴甲烷', en: 'methyl bromide' }, cas: '74-83-9', beta: '3' },
  { name: { zh: '氯', en: 'chlorine' }, cas: '7782-50-5', beta: '4' },
  { name: { zh: '硫化氢', en: 'hydrogen sulfide' }, cas: '7783-06-4', beta: '5' },
  { name: { zh: '氟化氢', en: 'hydrogen fluoride' }, cas: '7664-39-3', beta: '5' },
  { name: { zh: '二氧化氮', en: 'nitrogen dioxide' }, cas: '10102-44-0', beta: '10' },
  { name: { zh: '氰化氢', en: 'hydrogen cyanide' }, cas: '74-90-8', beta: '10' },
  { name: { zh: '碳酰氯', en: 'phosgene' }, cas: '75-44-5', beta: '20' },
  { name: { zh: '磷化氢', en: 'phosphine' }, cas: '7803-51-2', beta: '20' },
  { name: { zh: '异氰酸甲酯', en: 'methyl isocyanate' }, cas: '624-83-9', beta: '20' },
];
