import { PARK_FLOOD_ABOVE } from '@parkwatch/domain/alarm/alarm-flood';
import { USUAL_MAJOR_CODES } from '@parkwatch/domain/dual-prevention/levels';
import { ZONE_SETTINGS } from '@parkwatch/domain/risk/zone-settings';
import type { SETTING_KEYS, SETTING_UNITS } from '@parkwatch/domain/wire/audit';
import type { Config } from '../config.ts';

export type SettingKey = (typeof SETTING_KEYS)[number];

type Definition = {
  readonly min: number;
  readonly max: number;
  readonly unit: (typeof SETTING_UNITS)[number];
  readonly isWhole: boolean;
  /** While the park has not set it. */
  readonly initial: (config: Config) => number;
};

const whole = { isWhole: true } as const;
/** Units of the risk index, which begins to be red at 1. */
const index = { min: 0.001, max: 100, unit: '', isWhole: false } as const;
/** The code of 重大 tells which of two codings is in use. */
const majorCode = { ...whole, min: 0, max: 1, unit: '' } as const;
const { thresholds } = ZONE_SETTINGS;

/** What a park may set for itself while the system runs: bounds, and the value until it does. */
export const PARK_SETTINGS: Readonly<Record<SettingKey, Definition>> = {
  'linkage.radiusM': { ...whole, min: 100, max: 10_000, unit: 'm', initial: () => 1000 },
  'linkage.orderDueMinutes': { ...whole, min: 1, max: 120, unit: 'min', initial: () => 10 },
  'alarm.parkFloodAbove': {
    ...whole,
    ...{ min: 10, max: 10_000, unit: 'alarms' },
    initial: () => PARK_FLOOD_ABOVE,
  },
  'dualPrevention.majorRiskCode': { ...majorCode, initial: () => USUAL_MAJOR_CODES.riskLevel },
  'dualPrevention.majorDangerCode': { ...majorCode, initial: () => USUAL_MAJOR_CODES.dangerLevel },
  'zone.redFrom': { ...index, initial: () => thresholds[1] },
  'zone.yellowFrom': { ...index, initial: () => thresholds[3] },
  'zone.blueFrom': { ...index, initial: () => thresholds[4] },
  'session.idleMinutes': {
    ...whole,
    ...{ min: 1, max: 24 * 60, unit: 'min' },
    initial: ({ sessionIdleMinutes }) => sessionIdleMinutes,
  },
  'password.minLength': {
    ...whole,
    ...{ min: 8, max: 64, unit: 'characters' },
    initial: ({ passwordMinLength }) => passwordMinLength,
  },
  'password.maxAgeDays': {
    ...whole,
    ...{ min: 0, max: 3650, unit: 'd' },
    initial: ({ passwordMaxAgeDays }) => passwordMaxAgeDays,
  },
};
