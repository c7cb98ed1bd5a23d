import type { ShownAttribute } from '@parkwatch/domain/map/layer-spec';

/** What the object panel shows of any facility, before its own page is opened. */
export const FACILITY_ATTRIBUTES: readonly ShownAttribute[] = [
  { property: 'code', label: { zh: '编号', en: 'Code' } },
  {
    property: 'kind',
    label: { zh: '类型', en: 'Type' },
    codes: {
      tank: { zh: '储罐', en: 'Tank' },
      'process-unit': { zh: '工艺装置', en: 'Process unit' },
      warehouse: { zh: '仓库', en: 'Warehouse' },
      loading: { zh: '装卸区', en: 'Loading area' },
      utility: { zh: '公用设施', en: 'Utility' },
    },
  },
  {
    property: 'inherentLevel',
    label: { zh: '固有风险等级', en: 'Inherent risk' },
    codes: {
      1: { zh: '一级（重大）', en: 'Level 1 (major)' },
      2: { zh: '二级（较大）', en: 'Level 2 (larger)' },
      3: { zh: '三级（一般）', en: 'Level 3 (general)' },
      4: { zh: '四级（低）', en: 'Level 4 (low)' },
    },
  },
  {
    property: 'isMajorHazard',
    label: { zh: '重大危险源', en: 'Major hazard source' },
    codes: { true: { zh: '是', en: 'Yes' }, false: { zh: '否', en: 'No' } },
  },
  { property: 'cas', label: { zh: 'CAS 号', en: 'CAS' } },
  { property: 'capacityT', label: { zh: '设计存量', en: 'Capacity' }, unit: 't', digits: 0 },
  { property: 'quantityT', label: { zh: '当前存量', en: 'Quantity' }, unit: 't', digits: 1 },
  { property: 'diameterM', label: { zh: '直径', en: 'Diameter' }, unit: 'm', digits: 1 },
  { property: 'heightM', label: { zh: '高度', en: 'Height' }, unit: 'm', digits: 1 },
];
