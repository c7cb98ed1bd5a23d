import { COMMITMENT_COUNTS } from '../dual-prevention/event-records.ts';
import { column, deleted, needed, ownKey, whose, yesNo } from './file-template.ts';
import type { FileTemplate, TemplateColumn } from './file-template.ts';

/** 1 日常排查, 2 综合性, … as the push numbers them. */
const numbered = (first: number, words: string) =>
  Object.fromEntries(words.split('|').map((word, at) => [word, first + at]));

const dangerColumns: readonly TemplateColumn[] = [
  ...[ownKey, whose],
  needed('dangerName', '隐患名称', { example: '一号泵机械密封渗漏' }),
  needed('dangerLevel', '隐患等级', {
    values: {
      一般: 'general',
      一般隐患: 'general',
      较大: 'larger',
      重大: 'major',
      重大隐患: 'major',
    },
    example: '一般',
  }),
  needed('registTime', '登记时间', { type: 'instant', example: '2026-07-21 10:00' }),
  column('registrant', '登记人', { example: '张三' }),
  needed('dangerState', '隐患状态|整改状态', {
    values: {
      ...{ 整改中: 'rectifying', 待验收: 'to-accept', 已验收: 'accepted' },
      ...{ '0': 'rectifying', '1': 'to-accept', '9': 'accepted' },
    },
    example: '整改中',
  }),
  column('dangerManageType', '治理类型', {
    values: { 即查即改: 'at-once', 限期整改: 'by-deadline', '0': 'at-once', '1': 'by-deadline' },
    example: '限期整改',
  }),
  column('dangerManageDeadline', '治理期限|整改期限', {
    ...{ type: 'instant', example: '2026-07-31 18:00' },
    note: '限期整改时必填 | required with 限期整改',
  }),
  column('hazardCode', '风险分析对象编码|危险源编码', { example: 'HZ-001' }),
  column('riskMeasureId', '管控措施编号'),
  column('checkRecordId', '排查记录编号'),
  column('dangerSrc', '隐患来源', {
    values: numbered(
      1,
      '日常排查|综合性排查|专业性排查|季节性排查|重点时段及节假日前排查|事故类比排查|复产复工前排查|外聘专家诊断式排查|管控措施失效|其他',
    ),
    example: '日常排查',
  }),
  column('hazardDangerType', '隐患类型', {
    values: numbered(1, '安全|工艺|电气|仪表|消防|总图|设备|其他'),
    example: '设备',
  }),
  column('hazardCategory', '隐患类别', {
    values: numbered(0, '其他隐患|主要负责人隐患|技术负责人隐患|操作负责人隐患'),
  }),
  column('managementClassification', '管理分类', {
    values: numbered(1, '人的不安全行为|物的不安全状态|管理上的缺陷'),
    example: '物的不安全状态',
  }),
  column('occurrenceLink', '产生环节', {
    values: numbered(1, '设计|产品质量缺陷|仓储|项目施工|开停车|使用操作|维护保养|维修|变更|运输'),
  }),
  column('enforcementId', '执法编号'),
  column('dangerDesc', '隐患描述', { example: '密封面有滴漏，每分钟约 2 滴' }),
  column('dangerReason', '原因分析'),
  column('controlMeasures', '控制措施', { example: '切换备用泵' }),
  column('cost', '资金'),
  column('liablePerson', '整改责任人', { example: '王五' }),
  column('checkAcceptPerson', '验收人'),
  column('checkAcceptTime', '验收时间', { type: 'instant' }),
  column('checkAcceptComment', '验收情况'),
  deleted,
];

const COUNT_NAMES: Readonly<Record<(typeof COMMITMENT_COUNTS)[number], string>> = {
  ...{ unitsNumber: '装置套数', runNumber: '运行套数', parkNumber: '停产套数' },
  ...{ firesNumber: '特级动火', fire1Number: '一级动火', fire2Number: '二级动火' },
  ...{ spaceworkNumber: '受限空间', blindplateNumber: '盲板抽堵', highworkNumber: '高处作业' },
  ...{
    liftingworkNumber: '吊装作业',
    electricityworkNumber: '临时用电',
    soilworkNumber: '动土作业',
  },
  ...{ roadworkNumber: '断路作业', inspectionNumber: '检维修作业', pourOutNumber: '倒罐作业' },
  ...{ cleanTankNumber: '清罐作业', drainingNumber: '切水作业', contractorNumber: '承包商作业' },
  ...{ changedTaskNumber: '变更数', openParkingNumber: '开停车套数', testNumber: '试生产套数' },
  ...{ overhaulWorkNumber: '检修套数', dangerProcessNumber: '重点监管工艺套数' },
};
const counts = COMMITMENT_COUNTS.map((name) =>
  column(name, COUNT_NAMES[name], { type: 'integer', example: name === 'unitsNumber' ? 6 : 0 }),
);

/** What happened, and what is announced each day. */
export const eventTemplates: readonly FileTemplate[] = [
  {
    ...{ id: 'hidden-dangers', feed: 'dual-prevention/hidden-dangers' },
    keyFields: ['registTime', 'dangerName'],
    name: { zh: '隐患信息', en: 'Hidden dangers' },
    file: ['*隐患信息*', '*隐患台账*', '*隐患治理*', '*hidden-danger*'],
    columns: dangerColumns,
  },
  {
    ...{ id: 'deactivations', feed: 'dual-prevention/deactivations' },
    keyFields: ['hazardCode', 'riskUnitId', 'stopStartTime'],
    name: { zh: '停用（检修）记录', en: 'Deactivation windows' },
    file: ['*停用*', '*检修记录*', '*deactivation*'],
    columns: [
      ...[ownKey, whose],
      column('hazardCode', '风险分析对象编码|危险源编码', {
        example: 'HZ-001',
        note: '与单元编号至少填一项 | this or the risk unit is required',
      }),
      column('riskUnitId', '风险分析单元编号|单元编号'),
      needed('stopStartTime', '停用开始时间', { type: 'instant', example: '2026-07-20 08:00' }),
      column('stopEndTime', '停用结束时间', { type: 'instant', example: '2026-07-22 18:00' }),
      column('stopReason', '停用原因', { example: '计划检修' }),
      deleted,
    ],
  },
  {
    ...{ id: 'commitments', feed: 'dual-prevention/commitments', keyFields: ['commitDate'] },
    name: { zh: '安全承诺公告', en: 'Daily safety commitment' },
    file: ['*安全承诺*', '*commitment*'],
    columns: [
      ...[ownKey, whose],
      needed('commitDate', '承诺日期|承诺时间', { type: 'instant', example: '2026-07-21 08:30' }),
      needed('commitment', '承诺人', { example: '赵六' }),
      column('riskGrade', '风险等级', { example: '低风险' }),
      yesNo('mHazards', '重大危险源是否安全'),
      yesNo('trialProduction', '是否试生产'),
      yesNo('openParking', '是否开停车'),
      ...counts,
      column('commitContent', '承诺内容', { example: '今日各项安全措施已落实' }),
      deleted,
    ],
  },
];
