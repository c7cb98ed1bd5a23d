import { column, needed, ownKey, whose, yesNo } from './file-template.ts';
import type { FileTemplate, TemplateColumn } from './file-template.ts';

const RESULTS = {
  ...{ 符合要求: 'conforms', 合格: 'conforms', 符合: 'conforms', 允许运行: 'conforms' },
  ...{ 允许使用: 'conforms', 基本符合要求: 'mostly-conforms', 基本符合: 'mostly-conforms' },
  ...{ 监控使用: 'mostly-conforms', 监控运行: 'mostly-conforms', 不符合要求: 'does-not-conform' },
  ...{ 不合格: 'does-not-conform', 不符合: 'does-not-conform', 停止运行: 'does-not-conform' },
  停止使用: 'does-not-conform',
} as const;
const GRADES = {
  ...{ '1': 1, '2': 2, '3': 3, '4': 4, '5': 5 },
  ...{ '1级': 1, '2级': 2, '3级': 3, '4级': 4, '5级': 5 },
  ...{ 一级: 1, 二级: 2, 三级: 3, 四级: 4, 五级: 5 },
} as const;
const facility = (headings: string) =>
  column('facilityExternalId', headings, {
    note: '已上报设施的编号 | key of a facility that was delivered before',
  });

const NAMES = '设备名称|锅炉名称|容器名称|压力容器名称|Equipment';
const inspectionColumns: readonly TemplateColumn[] = [
  column('reportNumber', '报告编号|检验报告编号|Report number', { example: 'JY-2026-018' }),
  whose,
  facility('设施编号|设施编码|装置编号|Facility'),
  needed(
    'registrationNumber',
    '设备注册代码|注册代码|使用登记证编号|使用登记编号|Registration number',
    {
      example: '21503101002026',
    },
  ),
  column('equipmentName', NAMES, { example: '一号缓冲罐' }),
  needed('inspectedAt', '检验日期|检验时间|Inspected at', {
    ...{ type: 'instant', example: '2026-05-06' },
  }),
  needed('result', '检验结论|检验结果|结论|Result', { values: RESULTS, example: '符合要求' }),
  column('safetyGrade', '安全状况等级|安全等级|Safety grade', { values: GRADES, example: '2级' }),
  column('nextDue', '下次检验日期|下次检验时间|下次检验|有效期至|Next due', {
    ...{ type: 'date', example: '2029-05-05' },
  }),
  needed('inspector', '检验机构|检验单位|Inspection body', { example: '市特种设备检验院' }),
  column('note', '备注|说明|Note'),
];
const equipmentType = needed('equipmentType', '设备类别|设备种类|Equipment type', {
  values: {
    ...{ 锅炉: 'boiler', 压力容器: 'pressure-vessel', 压力管道: 'pressure-pipeline' },
    ...{
      安全阀: 'safety-valve',
      起重机械: 'crane',
      电梯: 'lift',
      '场（厂）内专用机动车辆': 'vehicle',
    },
  },
  example: '压力容器',
});

const inspections: Omit<FileTemplate, 'id' | 'name' | 'file' | 'columns'> = {
  feed: 'inspections',
  keyFields: ['registrationNumber', 'inspectedAt'],
};

/** Forms that are known by their file's name and are no template of their own: reports of one sort of equipment. */
export const inspectionForms: readonly FileTemplate[] = [
  {
    ...{ ...inspections, id: 'boiler-inspections', file: ['*锅炉*', '*boiler*'] },
    name: { zh: '锅炉检验报告', en: 'Boiler inspections' },
    columns: inspectionColumns,
    constants: { equipmentType: 'boiler' },
  },
  {
    ...{ ...inspections, id: 'pressure-vessel-inspections' },
    file: ['*压力容器*', '*pressure-vessel*'],
    name: { zh: '压力容器检验报告', en: 'Pressure-vessel inspections' },
    columns: inspectionColumns,
    constants: { equipmentType: 'pressure-vessel' },
  },
];

export const selfCheckTemplate: FileTemplate = {
  ...{ id: 'self-checks', feed: 'self-checks', file: ['*自查*', '*self-check*'] },
  name: { zh: '企业自查', en: 'Self-checks' },
  columns: [
    { ...ownKey, header: ['编号', '自查编号', '序号', 'ID'] },
    whose,
    facility('设施编号|设施编码|装置编号|Facility'),
    needed('checkedAt', '检查时间|自查时间|检查日期|自查日期|Checked at', {
      ...{ type: 'instant', example: '2026-07-21 09:00' },
    }),
    needed('checkedBy', '检查人|自查人|检查人员|Checked by', { example: '张三' }),
    needed('item', '检查项目|自查项目|检查内容|自查内容|Item', { example: '安全阀铅封完好' }),
    needed('result', '检查结果|自查结果|结果|Result', {
      values: {
        ...{ 正常: 'normal', 合格: 'normal', 符合: 'normal', 无隐患: 'normal', '√': 'normal' },
        ...{ 异常: 'abnormal', 不合格: 'abnormal', 不符合: 'abnormal', 有隐患: 'abnormal' },
        ...{ '×': 'abnormal', 未检查: 'not-checked', 未检: 'not-checked', 不适用: 'not-checked' },
      },
      example: '正常',
    }),
    column('note', '备注|说明|问题描述|Note'),
  ],
  keyFields: ['checkedAt', 'facilityExternalId', 'item'],
};

export const inspectionTemplate: FileTemplate = {
  ...{ ...inspections, id: 'inspections', file: ['*特种设备*', '*inspection*'] },
  name: { zh: '特种设备检验报告', en: 'Inspections of special equipment' },
  columns: [equipmentType, ...inspectionColumns],
};

export const inventoryTemplate: FileTemplate = {
  ...{ id: 'inventories', feed: 'inventories', file: ['*库存*', '*存量*', '*inventor*'] },
  name: { zh: '危险化学品存量', en: 'Inventories' },
  columns: [
    { ...ownKey, header: ['编号', '记录编号', 'ID'] },
    whose,
    needed('facilityExternalId', '设施编号|储罐编号|仓库编号|Facility', { example: 'T-101' }),
    needed('cas', 'CAS号|CAS|CAS No.', { example: '7664-41-7' }),
    needed(
      'quantityT',
      '存量(t)|存量（吨）|库存量(吨)|库存(t)|库存|存量|数量(t)|Quantity t|Quantity (t)',
      { type: 'number', example: 120.5, note: '单位：吨 | tonnes' },
    ),
    needed('at', '盘点时间|统计时间|时间|日期|At', {
      type: 'instant',
      example: '2026-07-21 08:00',
    }),
  ],
  keyFields: ['facilityExternalId', 'cas', 'at'],
};

export const facilityTemplate: FileTemplate = {
  ...{ id: 'facilities', feed: 'facilities', keyFields: ['externalId'] },
  file: ['*设施台账*', '*设施清单*', '*facilit*'],
  name: { zh: '设施台账', en: 'Facilities' },
  columns: [
    { ...ownKey, header: ['设施编号', '编号', 'ID'], isRequired: true, example: 'T-101' },
    whose,
    needed('code', '设施位号|位号|Code', { example: 'TK-101' }),
    needed('nameZh', '设施名称|名称', { example: '一号储罐' }),
    column('nameEn', '英文名称', { example: 'Tank 1' }),
    needed('kind', '设施类型|类型', {
      values: {
        ...{ 储罐: 'tank', 生产装置: 'process-unit', 装置: 'process-unit', 仓库: 'warehouse' },
        ...{ 装卸设施: 'loading', 公用工程: 'utility' },
      },
      example: '储罐',
    }),
    needed('inherentLevel', '固有风险等级', {
      values: { 重大: 1, 较大: 2, 一般: 3, 低: 4, '1': 1, '2': 2, '3': 3, '4': 4 },
      example: '较大',
    }),
    needed('geometry', '位置坐标|坐标', {
      ...{ type: 'geometry', example: '103.7 1.27; 103.701 1.27; 103.701 1.271; 103.7 1.271' },
      note: 'WGS 84，经度 纬度；一个为点，三个以上为轮廓，用分号隔开 | lon lat, one is a point, three or more an outline, separated by ;',
    }),
    column('capacityT', '容量(t)|设计容量(t)', {
      type: 'number',
      example: 500,
      note: '吨 | tonnes',
    }),
    column('diameterM', '直径(m)', { type: 'number', example: 12, note: '米 | metres' }),
    column('heightM', '高度(m)', { type: 'number', example: 10.5, note: '米 | metres' }),
    column('elevationM', '地面高程(m)', {
      type: 'number',
      example: 4.2,
      note: '园区基准面以上，米；留空视为未知 | metres above the datum of the park; empty: not known',
    }),
    yesNo('hasCooling', '有无降温设施'),
    yesNo('hasCrane', '有无起重机械'),
    yesNo('hasHighWork', '有无高处作业'),
  ],
};
