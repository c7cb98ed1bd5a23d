import { DAY_MS, HOUR_MS } from '../time/duration.ts';
import type { Ladder, LadderStep } from './due-steps.ts';

/** The park gives this right and may freeze it; that is no administrative penalty, and no statute is cited for it. */
const FREEZE: Pick<LadderStep, 'action' | 'to' | 'isOnce' | 'basis' | 'confirmedBy'> = {
  action: 'propose-freeze',
  to: ['director'],
  isOnce: true,
  basis: null,
  confirmedBy: 'director',
};

/**
 * Hidden dangers. Clock `undispatched` runs from the report until the office dispatches, refuses or withdraws it; `unjudged` from an
 * answer until it is accepted or returned; `look-back` from the day on which a closed one is to be looked at again. Clock `unanswered` runs from dispatch until the enterprise takes it up; clock `overdue` runs from the
 * deadline until it answers, and on after a return.
 */
export const HIDDEN_DANGER_LADDER: Ladder = {
  id: 'hidden-danger',
  version: '2026-2',
  steps: [
    {
      ...{ id: 'undispatched-remind', clock: 'undispatched', afterMs: 4 * HOUR_MS },
      ...{ action: 'remind', to: ['duty-officer'], isOnce: false, basis: null, confirmedBy: null },
      reason: {
        zh: '隐患 {number} 上报后 {elapsed} 仍未核实派单，请立即处理。',
        en: 'Hidden danger {number} has been neither refused nor dispatched for {elapsed}. See to it now.',
      },
    },
    {
      ...{ id: 'undispatched-head', clock: 'undispatched', afterMs: DAY_MS, action: 'notify-head' },
      ...{ to: ['department-head', 'director'], isOnce: false, basis: null, confirmedBy: null },
      reason: {
        zh: '隐患 {number} 上报后 {elapsed} 仍未核实派单，升级至部门负责人和主任。',
        en: 'Hidden danger {number} has been neither refused nor dispatched for {elapsed}; raised to the department head and the director.',
      },
    },
    {
      ...{ id: 'unjudged-remind', clock: 'unjudged', afterMs: DAY_MS, action: 'remind' },
      ...{ to: ['duty-officer'], isOnce: false, basis: null, confirmedBy: null },
      reason: {
        zh: '隐患 {number} 提交整改结果后 {elapsed} 仍未验收。',
        en: 'The rectification of hidden danger {number} has waited {elapsed} for its acceptance.',
      },
    },
    {
      ...{ id: 'unjudged-head', clock: 'unjudged', afterMs: 3 * DAY_MS, action: 'notify-head' },
      ...{ to: ['department-head', 'director'], isOnce: false, basis: null, confirmedBy: null },
      reason: {
        zh: '隐患 {number} 提交整改结果后 {elapsed} 仍未验收，升级至部门负责人和主任。',
        en: 'The rectification of hidden danger {number} has waited {elapsed} for its acceptance; raised to the department head and the director.',
      },
    },
    {
      ...{ id: 'look-back-remind', clock: 'look-back', afterMs: 0, action: 'remind' },
      ...{ to: ['duty-officer'], isOnce: false, basis: null, confirmedBy: null },
      reason: {
        zh: '隐患 {number} 销号后应回头看，核对是否反弹。',
        en: 'Hidden danger {number} is to be looked at again: has it held since it was closed?',
      },
    },
    {
      ...{ id: 'look-back-head', clock: 'look-back', afterMs: 7 * DAY_MS, action: 'notify-head' },
      ...{ to: ['department-head', 'director'], isOnce: false, basis: null, confirmedBy: null },
      reason: {
        zh: '隐患 {number} 的回头看已逾期 {elapsed}，升级至部门负责人和主任。',
        en: 'Hidden danger {number} should have been looked at again {elapsed} ago; raised to the department head and the director.',
      },
    },
    {
      id: 'unanswered-remind',
      clock: 'unanswered',
      afterMs: 2 * HOUR_MS,
      action: 'remind',
      to: ['enterprise-manager'],
      isOnce: false,
      reason: {
        zh: '隐患 {number} 派单后 {elapsed} 未签收，请立即签收并整改。',
        en: 'Hidden danger {number} was not taken up within {elapsed} of dispatch. Take it up and rectify it now.',
      },
      basis: null,
      confirmedBy: null,
    },
    {
      id: 'unanswered-head',
      clock: 'unanswered',
      afterMs: 2 * HOUR_MS,
      action: 'notify-head',
      to: ['department-head', 'duty-officer'],
      isOnce: false,
      reason: {
        zh: '隐患 {number}：企业 {enterprise} 派单后 {elapsed} 未响应，升级至部门负责人。',
        en: 'Hidden danger {number}: {enterprise} has not responded within {elapsed} of dispatch; raised to the department head.',
      },
      basis: null,
      confirmedBy: null,
    },
    {
      id: 'unanswered-supervise',
      clock: 'unanswered',
      afterMs: DAY_MS,
      action: 'supervise',
      to: ['enterprise-manager', 'department-head'],
      isOnce: true,
      reason: {
        zh: '隐患 {number} 派单后 {elapsed} 仍未响应，转入督办。',
        en: 'Hidden danger {number} has had no response for {elapsed}; it is put under supervision.',
      },
      basis: null,
      confirmedBy: null,
    },
    {
      id: 'unanswered-freeze',
      clock: 'unanswered',
      afterMs: 3 * DAY_MS,
      ...FREEZE,
      reason: {
        zh: '隐患 {number} 派单后 {elapsed} 拒不响应，建议暂停 {enterprise} 的危化品车辆通行证申请，待主任确认。',
        en: 'Hidden danger {number} has had no response for {elapsed}. Proposal, for the director to confirm: hazmat pass applications of {enterprise} are suspended.',
      },
    },
    {
      id: 'overdue-remind',
      clock: 'overdue',
      afterMs: 0,
      action: 'remind',
      to: ['enterprise-manager', 'duty-officer'],
      isOnce: false,
      reason: {
        zh: '隐患 {number} 整改期限已到，尚未提交整改结果。',
        en: 'The deadline of hidden danger {number} has passed without a rectification.',
      },
      basis: null,
      confirmedBy: null,
    },
    {
      id: 'overdue-supervise-major',
      clock: 'overdue',
      afterMs: 0,
      action: 'supervise',
      to: ['enterprise-manager', 'department-head', 'director'],
      // Supervision by law comes even where the park's own supervision was taken before.
      isOnce: false,
      onlyFor: ['major'],
      reason: {
        zh: '重大隐患 {number} 逾期未整改，转入督办。',
        en: 'Major hidden danger {number} is overdue; it is put under supervision.',
      },
      basis: {
        zh: '《中华人民共和国安全生产法》（2021 年修正）第四十一条第三款：重大事故隐患治理督办制度',
        en: 'Work Safety Law of the PRC (2021), article 41, paragraph 3: supervision of the treatment of major hidden dangers',
      },
      confirmedBy: null,
    },
    {
      id: 'overdue-supervise',
      clock: 'overdue',
      afterMs: DAY_MS,
      action: 'supervise',
      to: ['enterprise-manager', 'department-head'],
      isOnce: true,
      reason: {
        zh: '隐患 {number} 逾期 {elapsed} 未整改，转入督办。',
        en: 'Hidden danger {number} is overdue by {elapsed}; it is put under supervision.',
      },
      basis: null,
      confirmedBy: null,
    },
    {
      id: 'overdue-freeze',
      clock: 'overdue',
      afterMs: 3 * DAY_MS,
      ...FREEZE,
      reason: {
        zh: '隐患 {number} 逾期 {elapsed} 拒不整改，建议暂停 {enterprise} 的危化品车辆通行证申请，待主任确认。',
        en: 'Hidden danger {number} is overdue by {elapsed}. Proposal, for the director to confirm: hazmat pass applications of {enterprise} are suspended.',
      },
    },
  ],
};
