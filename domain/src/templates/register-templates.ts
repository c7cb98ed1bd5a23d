import { column, deleted, keyThatIsNamed, needed, ownKey, whose, yesNo } from './file-template.ts';
import type { FileTemplate } from './file-template.ts';

const department = column('hazardDep', '责任部门|所属部门', { example: '储运部' });
const liable = column('hazardLiablePerson', '责任人|部门负责人', { example: '李四' });
const objectCode = (note: string) =>
  needed('hazardCode', '风险分析对象编码|危险源编码', { example: 'HZ-001', note });

/** classify2: what each code stands for, by classify1. */
const SUBCLASSES = {
  ...{ 工艺控制: '1-1', '关键设备/部件': '1-2', 安全附件: '1-3', 安全仪表: '1-4' },
  ...{ '工程技术-其它': '1-5', 动设备: '2-1', 静设备: '2-2', '维护保养-其它': '2-3' },
  ...{ 人员资质: '3-1', 操作记录: '3-2', 交接班: '3-3', '操作行为-其它': '3-4' },
  ...{ 应急设施: '4-1', 个体防护: '4-2', 消防设施: '4-3', 应急预案: '4-4', '应急措施-其它': '4-5' },
} as const;

/** Words of the risk's level; the codes 0–3 and 1–4 are both in use and are not guessed here. */
const LEVELS = {
  重大: 'major',
  较大: 'larger',
  一般: 'general',
  低: 'low',
  低风险: 'low',
} as const;

/** Files of the register of dual prevention, in the order in which they are to be delivered: parents first. */
export const registerTemplates: readonly FileTemplate[] = [
  {
    ...{ id: 'risk-objects', feed: 'dual-prevention/risk-objects', keyFields: ['hazardCode'] },
    name: { zh: '安全风险分析对象', en: 'Risk objects' },
    file: ['*风险分析对象*', '*risk-object*'],
    columns: [
      ...[ownKey, whose],
      objectCode('登记系统的危险源编码 | its code in the registration system'),
      needed('hazardName', '风险分析对象名称|危险源名称', { example: '原料罐区' }),
      ...[department, liable, yesNo('isMajorHazard', '是否重大危险源')],
      column('facilityExternalId', '设施编号|设施编码|装置编号', {
        note: '已上报设施的编号 | key of a facility that was delivered before',
      }),
      deleted,
    ],
  },
  {
    ...{ id: 'risk-units', feed: 'dual-prevention/risk-units' },
    keyFields: ['hazardCode', 'riskUnitName'],
    name: { zh: '安全风险分析单元', en: 'Risk units' },
    file: ['*风险分析单元*', '*risk-unit*'],
    columns: [
      ...[keyThatIsNamed('U-001'), whose],
      objectCode('须先上传风险分析对象 | its risk object must be there first'),
      needed('riskUnitName', '风险分析单元名称|单元名称', { example: '一号储罐' }),
      column('riskLevel', '风险等级', { values: LEVELS, example: '较大' }),
      ...[department, liable, deleted],
    ],
  },
  {
    ...{ id: 'risk-events', feed: 'dual-prevention/risk-events' },
    keyFields: ['riskUnitId', 'riskEventName'],
    name: { zh: '安全风险事件', en: 'Risk events' },
    file: ['*风险事件*', '*risk-event*'],
    columns: [
      ...[keyThatIsNamed('EV-001'), whose],
      needed('riskUnitId', '风险分析单元编号|单元编号', {
        example: 'U-001',
        note: '须先上传风险分析单元 | its risk unit must be there first',
      }),
      needed('riskEventName', '风险事件名称|风险事件', { example: '储罐满溢泄漏' }),
      deleted,
    ],
  },
  {
    ...{ id: 'control-measures', feed: 'dual-prevention/control-measures' },
    keyFields: ['riskEventId', 'riskMeasureDesc'],
    name: { zh: '安全风险管控措施', en: 'Control measures' },
    file: ['*管控措施*', '*control-measure*'],
    columns: [
      ...[keyThatIsNamed('M-001'), whose],
      needed('riskEventId', '风险事件编号', {
        example: 'EV-001',
        note: '须先上传风险事件 | its risk event must be there first',
      }),
      needed('dataSrc', '管控方式|数据来源', {
        values: {
          自动化监控: 'automatic',
          隐患排查: 'inspection',
          '1': 'automatic',
          '2': 'inspection',
        },
        example: '隐患排查',
      }),
      needed('riskMeasureDesc', '管控措施描述|管控措施', {
        example: '每班检查液位计与高高液位联锁',
      }),
      column('classify1', '管控措施分类1|措施大类', {
        values: {
          ...{ 工程技术: 'engineering', 维护保养: 'maintenance', 操作行为: 'operation' },
          ...{ 应急措施: 'emergency', '1': 'engineering', '2': 'maintenance', '3': 'operation' },
          '4': 'emergency',
        },
        example: '工程技术',
      }),
      column('classify2', '管控措施分类2|措施小类', { values: SUBCLASSES, example: '安全仪表' }),
      column('classify3', '管控措施分类3'),
      column('troubleshootContent', '隐患排查内容|排查内容', {
        example: '液位计指示正常，联锁投用',
      }),
      column('point', '测点编码|测点', {
        note: '自动化监控措施所依据的测点 | the sensor of an automatic measure',
      }),
      column('camera', '摄像机编码|摄像机', {
        note: 'AI 识别措施所依据的摄像机 | the camera of a measure that is recognised by AI',
      }),
      column('cameraKinds', '识别内容|识别事件', {
        note: '如 no-helmet,smoke | what the camera recognises',
      }),
      deleted,
    ],
  },
];
