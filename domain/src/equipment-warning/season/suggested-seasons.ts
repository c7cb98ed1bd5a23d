import type { SeasonRule } from './season-rule.ts';

const SUGGESTED = {
  version: 1,
  effectiveFrom: '2026-01-01',
  isEnabled: true,
  origin: 'suggestion',
  basis: null,
} as const;

/**
 * A calendar to begin with. Every line is the project's own suggestion for a park on the lower Yangtze, none is taken from
 * a text of law: seasons differ by place, and the park sets its own days and words.
 */
export const SUGGESTED_SEASONS: readonly SeasonRule[] = [
  {
    ...SUGGESTED,
    id: 'lightning-test',
    from: '02-15',
    to: '03-31',
    everyDays: 14,
    subject: { zh: '防雷接地检测', en: 'Lightning protection test' },
    reminder: {
      zh: '雷雨季前完成储罐、装置和卸车台的防雷防静电接地检测，不合格的立即整改。',
      en: 'Before the thunder season: have lightning and static earthing of tanks, units and loading bays tested; repair what fails.',
    },
  },
  {
    ...SUGGESTED,
    id: 'rain-drains',
    from: '05-15',
    to: '09-30',
    everyDays: 14,
    subject: { zh: '雨季排水', en: 'Drains in the rainy season' },
    reminder: {
      zh: '清理雨排、防火堤内积水和事故池，检查雨水切断阀；低洼仓库的物料垫高或转移。',
      en: 'Clear drains, bunds and the emergency basin, check the rainwater shut-off valves; raise or move goods in low-lying stores.',
    },
  },
  {
    ...SUGGESTED,
    id: 'summer-switch-rooms',
    from: '06-01',
    to: '09-15',
    everyDays: 7,
    subject: { zh: '夏季配电室', en: 'Switch rooms in summer' },
    reminder: {
      zh: '检查配电室通风、空调和温度，红外测温母排与电缆接头，清灰，检查变压器油温。',
      en: 'Check ventilation, cooling and temperature of switch rooms; scan busbars and cable joints by infrared; remove dust; check transformer oil temperature.',
    },
  },
  {
    ...SUGGESTED,
    id: 'summer-tank-spraying',
    from: '06-01',
    to: '09-15',
    everyDays: 14,
    subject: { zh: '夏季储罐喷淋', en: 'Tank spraying in summer' },
    reminder: {
      zh: '试验低沸点物料储罐的喷淋降温、呼吸阀和氮封，核对超温超压报警。',
      en: 'Try the cooling sprays of tanks with low-boiling liquids, breather valves and nitrogen blanketing; check the alarms of temperature and pressure.',
    },
  },
  {
    ...SUGGESTED,
    id: 'typhoon',
    from: '07-01',
    to: '10-10',
    everyDays: 30,
    subject: { zh: '台风季', en: 'Typhoon season' },
    reminder: {
      zh: '固定高处构件、塔吊和临时设施，备齐排水泵和沙袋，核对值班与撤离名单。',
      en: 'Fasten what stands high, cranes and temporary structures; have pumps and sandbags ready; check duty and evacuation lists.',
    },
  },
  {
    ...SUGGESTED,
    id: 'winter-freeze',
    from: '11-15',
    to: '03-10',
    everyDays: 14,
    subject: { zh: '冬季防冻', en: 'Freeze protection in winter' },
    reminder: {
      zh: '检查伴热和保温、消防管网与喷淋、仪表引压管、盲管积水，停用设备排空。',
      en: 'Check heat tracing and insulation, fire mains and sprays, impulse lines and dead legs; drain equipment that is out of use.',
    },
  },
  {
    ...SUGGESTED,
    id: 'dry-static',
    from: '12-01',
    to: '02-28',
    everyDays: 30,
    subject: { zh: '冬季防静电', en: 'Static in dry winter air' },
    reminder: {
      zh: '空气干燥时检查装卸跨接、接地和人体静电释放器，注意控制流速。',
      en: 'In dry air check bonding and earthing at loading and the discharge posts for people; keep flow velocities down.',
    },
  },
];
