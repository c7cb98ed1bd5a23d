import type { Text } from '../text/text.ts';
import type { ALARM_STATES } from '../wire/alarms.ts';

export type AlarmState = (typeof ALARM_STATES)[number];

/** What can happen to an alarm. `expire` is the end of a shelving; the system does it. */
export const ALARM_ACTIONS = [
  'raise',
  'return',
  'acknowledge',
  'shelve',
  'unshelve',
  'expire',
  'suppress',
  'unsuppress',
  'out-of-service',
  'return-to-service',
] as const;
export type AlarmActionType = (typeof ALARM_ACTIONS)[number];

/** How each state is named for people. */
export const ALARM_STATE_LABELS: Readonly<Record<AlarmState, Text>> = {
  'unack-active': { zh: '未确认（报警中）', en: 'Active, not acknowledged' },
  'acked-active': { zh: '已确认（报警中）', en: 'Active, acknowledged' },
  'unack-rtn': { zh: '未确认（已恢复）', en: 'Returned, not acknowledged' },
  normal: { zh: '正常', en: 'Normal' },
  shelved: { zh: '已搁置', en: 'Shelved' },
  suppressed: { zh: '设计抑制', en: 'Suppressed by design' },
  'out-of-service': { zh: '停用', en: 'Out of service' },
};

/** `resume`: back to where condition and acknowledgement say, see `next-alarm.ts`. */
type Target = AlarmState | 'resume';

const HIDE = { suppress: 'suppressed', 'out-of-service': 'out-of-service' } as const;

/**
 * Which action leads where; a missing entry is a refusal. While an alarm is hidden (shelved, suppressed, out of service)
 * its condition is still followed: `raise` and `return` stay in the state and are remembered.
 * @source ISA-18.2-2016 and IEC 62682:2014, alarm state transition diagram
 */
export const ALARM_TRANSITIONS: Readonly<
  Record<AlarmState, Readonly<Partial<Record<AlarmActionType, Target>>>>
> = {
  normal: { raise: 'unack-active', ...HIDE },
  'unack-active': {
    raise: 'unack-active',
    return: 'unack-rtn',
    acknowledge: 'acked-active',
    shelve: 'shelved',
    ...HIDE,
  },
  'acked-active': { raise: 'acked-active', return: 'normal', shelve: 'shelved', ...HIDE },
  'unack-rtn': { raise: 'unack-active', acknowledge: 'normal', shelve: 'shelved', ...HIDE },
  shelved: { raise: 'shelved', return: 'shelved', unshelve: 'resume', expire: 'resume', ...HIDE },
  suppressed: {
    raise: 'suppressed',
    return: 'suppressed',
    unsuppress: 'resume',
    'out-of-service': 'out-of-service',
  },
  'out-of-service': {
    raise: 'out-of-service',
    return: 'out-of-service',
    'return-to-service': 'resume',
  },
};

/** States that an operator's open list shows. */
export const OPEN_ALARM_STATES: readonly AlarmState[] = [
  'unack-active',
  'acked-active',
  'unack-rtn',
];

/** States in which an alarm is kept from the open list on purpose; each needs a reason. */
export const HIDDEN_ALARM_STATES: readonly AlarmState[] = [
  'shelved',
  'suppressed',
  'out-of-service',
];
