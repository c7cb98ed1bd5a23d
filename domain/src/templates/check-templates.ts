import { column, deleted, keyThatIsNamed, needed, ownKey, whose } from './file-template.ts';
import type { FileTemplate } from './file-template.ts';

/** Checks (排查) of dual prevention: what is to be looked at, and what was found. */
export const checkTemplates: readonly FileTemplate[] = [
  {
    ...{ id: 'check-tasks', feed: 'dual-prevention/check-tasks' },
    keyFields: ['riskMeasureId', 'workType', 'taskNum', 'checkCycle', 'checkCycleUnit'],
    name: { zh: '隐患排查任务', en: 'Check tasks' },
    file: ['*排查任务*', '*check-task*'],
    columns: [
      ...[keyThatIsNamed('T-001'), whose],
      needed('riskMeasureId', '管控措施编号', {
        example: 'M-001',
        note: '须先上传管控措施 | its control measure must be there first',
      }),
      column('troubleshootContent', '隐患排查内容|排查内容', { example: '液位计指示正常' }),
      needed('checkCycle', '排查周期', { type: 'integer', example: 8 }),
      needed('checkCycleUnit', '排查周期单位|周期单位', {
        values: { 小时: 'hour', 天: 'day', 月: 'month', 年: 'year' },
        example: '小时',
      }),
      needed('taskStartTime', '任务开始时间', { type: 'instant', example: '2026-07-01 08:00' }),
      column('workStartTime', '工作开始时间', {
        ...{ type: 'clock', example: '08:00' },
        note: '周期单位为小时时必填 | required for a cycle in hours',
      }),
      column('workEndTime', '工作结束时间', {
        ...{ type: 'clock', example: '20:00' },
        note: '周期单位为小时时必填 | required for a cycle in hours',
      }),
      column('workDayType', '工作日类型', {
        values: {
          ...{ 每天: 'every-day', 法定工作日: 'working-day', 非法定工作日: 'day-off' },
          ...{ '0': 'every-day', '1': 'working-day', '2': 'day-off' },
        },
        example: '每天',
      }),
      column('workType', '任务类型', {
        values: {
          ...{ 日常: 'daily', 主要负责人: 'principal', 技术负责人: 'technical' },
          ...{ 操作负责人: 'operational', '0': 'daily', '1': 'principal', '2': 'technical' },
          '3': 'operational',
        },
        example: '日常',
      }),
      column('taskNum', '包保任务对应项', {
        type: 'integer',
        note: '包保任务必填：主要、技术 1–9，操作 1–10 | for 包保 tasks: 1 to 9, operational 1 to 10',
      }),
      deleted,
    ],
  },
  {
    ...{ id: 'check-records', feed: 'dual-prevention/check-records' },
    keyFields: ['checkTaskId', 'checkTime'],
    name: { zh: '隐患排查记录', en: 'Check records' },
    file: ['*排查记录*', '*check-record*'],
    columns: [
      ...[ownKey, whose],
      needed('checkTaskId', '排查任务编号', {
        example: 'T-001',
        note: '须先上传排查任务 | its check task must be there first',
      }),
      needed('checkTime', '排查时间', { type: 'instant', example: '2026-07-21 09:30' }),
      needed('checkStatus', '排查结果|排查状态', {
        values: {
          ...{ 正常: 'normal', 存在隐患: 'danger-found', 未排查: 'not-checked', 其他: 'other' },
          ...{ '0': 'normal', '1': 'danger-found', '2': 'not-checked', '3': 'other' },
        },
        example: '正常',
      }),
      column('createByMobile', '排查人手机'),
      deleted,
    ],
  },
];
