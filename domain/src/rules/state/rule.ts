import * as z from 'zod';
import { priorityOf } from '../../alarm/priority.ts';
import { isStateKind } from '../../reading/point-kind.ts';
import type { Reading } from '../../reading/reading.ts';
import {
  isMsOrNull,
  isRecord,
  unchanged,
  type Rule,
  type RuleEvent,
  type Step,
} from '../contract.ts';

const stateParams = z.object({ priority: z.enum(['urgent', 'high', 'medium', 'low']) });
export type StateParams = z.infer<typeof stateParams>;
export type StateRuleState = {
  readonly isOn: boolean;
  readonly lastAtMs: number | null;
};

/**
 * A point that says yes or no: a detector in alarm, a device with a fault. It alarms at once with 1 or more and ends with
 * 0; anything in between or below says neither. Which points these are their kind tells (`STATE_KINDS`), so that a park
 * switches nothing on; the device's own delays and filters came before, hence none here.
 */
export const state: Rule<StateParams, StateRuleState> = {
  id: 'state',
  params: stateParams,
  paramsOf: (point) => (isStateKind(point.kind) ? { priority: priorityOf('active', point) } : null),
  initial: { isOn: false, lastAtMs: null },
  isState: (value): value is StateRuleState =>
    isRecord(value) && typeof value['isOn'] === 'boolean' && isMsOrNull(value['lastAtMs']),
  standing: ({ isOn }) => (isOn ? ['active'] : []),
  step,
};

function step(was: StateRuleState, reading: Reading, params: StateParams): Step<StateRuleState> {
  const { atMs, quality } = reading;
  if (was.lastAtMs !== null && atMs <= was.lastAtMs) return unchanged(was);
  // Bad is unknown, and unknown neither raises nor clears.
  if (quality === 'bad') return unchanged(was);
  const isOn = nextIsOn(was.isOn, reading);
  const events = isOn === was.isOn ? [] : [eventOf(isOn ? 'raise' : 'clear', reading, params)];
  return { state: { isOn, lastAtMs: atMs }, events };
}

function nextIsOn(wasOn: boolean, { value, quality }: Reading): boolean {
  if (value >= 1) return true;
  return value === 0 && quality === 'good' ? false : wasOn;
}

function eventOf(type: 'raise' | 'clear', reading: Reading, params: StateParams): RuleEvent {
  return {
    type,
    ruleId: 'state',
    condition: 'active',
    atMs: reading.atMs,
    value: reading.value,
    limit: null,
    priority: params.priority,
    explain: {},
  };
}
