import type { RiskMethod } from './risk-method.ts';

type Meaning = readonly [value: number, zh: string, en: string];

function values(...meanings: readonly Meaning[]) {
  return meanings.map(([value, zh, en]) => ({ value, meaning: { zh, en } }));
}

const LIKELIHOOD = { zh: '可能性', en: 'Likelihood' };
const EXPOSURE = { zh: '暴露频率', en: 'Exposure' };
/** LEC and MES share them down to the rarest, which each words for itself. */
const EXPOSURES: readonly Meaning[] = [
  [10, '连续暴露', 'all the time'],
  [6, '每天工作时间内暴露', 'daily, at work'],
  [3, '每周一次，或偶然暴露', 'weekly or now and then'],
  [2, '每月一次暴露', 'monthly'],
  [1, '每年几次暴露', 'a few times a year'],
];

/** D = L·E·C after Graham and Kinney. Enterprises word C anew (deaths, money): a park adds its own version. */
const LEC: RiskMethod = {
  id: 'lec-classic',
  kind: 'lec',
  name: { zh: '作业条件危险性分析（LEC）', en: 'LEC (Graham–Kinney)' },
  effectiveFrom: '2000-01-01',
  factors: [
    {
      ...{ key: 'L', name: LIKELIHOOD },
      values: values(
        [10, '完全可以预料', 'to be expected'],
        [6, '相当可能', 'quite possible'],
        [3, '可能，但不经常', 'unusual but possible'],
        [1, '可能性小，完全意外', 'remote'],
        [0.5, '很不可能，可以设想', 'conceivable'],
        [0.2, '极不可能', 'practically impossible'],
        [0.1, '实际不可能', 'virtually impossible'],
      ),
    },
    {
      ...{ key: 'E', name: EXPOSURE },
      values: values(...EXPOSURES, [0.5, '非常罕见地暴露', 'very rarely']),
    },
    {
      ...{ key: 'C', name: { zh: '后果', en: 'Consequence' } },
      values: values(
        [100, '大灾难，许多人死亡', 'catastrophe, many deaths'],
        [40, '灾难，数人死亡', 'disaster, several deaths'],
        [15, '非常严重，一人死亡', 'very serious, one death'],
        [7, '严重，重伤', 'serious injury'],
        [3, '重大，致残', 'disability'],
        [1, '引人注目，需要救护', 'first aid'],
      ),
    },
  ],
  // The classic table leaves open whether 320, 160 and 70 belong up or down: here they belong up.
  cuts: [
    { from: 320, level: 1 },
    { from: 160, level: 2 },
    { from: 70, level: 3 },
    { from: 0, level: 4 },
  ],
  source:
    'Graham–Kinney table as Chinese rule books have it; first rows seen at yf1234.com/fanwen/guizhang6/a11103011_6.html',
  confidence: 'recalled',
};

const LS_FACTORS: RiskMethod['factors'] = [
  {
    ...{ key: 'L', name: LIKELIHOOD },
    values: values(
      [5, '极有可能，现场没有防范措施', 'almost certain, nothing prevents it'],
      [4, '很可能', 'likely'],
      [3, '可能', 'possible'],
      [2, '较不可能', 'unlikely'],
      [1, '极不可能', 'very unlikely'],
    ),
  },
  {
    ...{ key: 'S', name: { zh: '严重性', en: 'Severity' } },
    values: values(
      [5, '死亡', 'death'],
      [4, '丧失劳动能力', 'loss of the ability to work'],
      [3, '截肢、骨折等重伤', 'serious injury'],
      [2, '轻微受伤、间歇不适', 'light injury'],
      [1, '无伤亡或轻微', 'none'],
    ),
  },
];

type Matrix = Pick<RiskMethod, 'id' | 'name' | 'source' | 'confidence'> & {
  /** From which product on red, orange and yellow begin. */
  readonly from: readonly [red: number, orange: number, yellow: number];
};

function riskMatrix({ from: [red, orange, yellow], ...matrix }: Matrix): RiskMethod {
  return {
    ...{ ...matrix, kind: 'ls', effectiveFrom: '2000-01-01', factors: LS_FACTORS },
    cuts: [
      { from: red, level: 1 },
      { from: orange, level: 2 },
      { from: yellow, level: 3 },
      { from: 0, level: 4 },
    ],
  };
}

/** Three cuts of R = L·S are in real use: which one holds is the rule book's business. */
const LS: readonly RiskMethod[] = [
  riskMatrix({
    ...{ id: 'ls-a', name: { zh: '风险矩阵（LS，分级 A）', en: 'Risk matrix LS, cuts A' } },
    ...{
      from: [20, 15, 9],
      source: 'commonest; style of DB37/T 2882-2016',
      confidence: 'recalled',
    },
  }),
  riskMatrix({
    ...{ id: 'ls-b', name: { zh: '风险矩阵（LS，分级 B）', en: 'Risk matrix LS, cuts B' } },
    ...{ from: [20, 9, 4], source: 'zgmkw.com/doc-30900.html', confidence: 'read' },
  }),
  riskMatrix({
    id: 'ls-c',
    name: { zh: '风险矩阵（LS，分级 C，煤矿）', en: 'Risk matrix LS, cuts C (coal)' },
    ...{ from: [20, 10, 4], source: 'mtoou.info/tubiao/54344.html', confidence: 'read' },
  }),
];

/** R = M·E·S. The five classes of the method become four: 一级 to 三级 as they are, 四级 and 五级 are low. */
const MES: RiskMethod = {
  id: 'mes',
  kind: 'mes',
  name: { zh: 'MES 评价法', en: 'MES' },
  effectiveFrom: '2000-01-01',
  factors: [
    {
      ...{ key: 'M', name: { zh: '控制措施状态', en: 'Measures' } },
      values: values(
        [5, '无控制措施', 'none'],
        [
          3,
          '有减轻后果的应急措施，如警报系统、个体防护用品',
          'mitigation, such as alarms or protective equipment',
        ],
        [
          1,
          '有预防措施，如机器防护装置等，但须保证有效',
          'prevention that is kept effective, such as guards',
        ],
      ),
    },
    {
      ...{ key: 'E', name: EXPOSURE },
      values: values(...EXPOSURES, [0.5, '更少的暴露', 'less']),
    },
    {
      ...{ key: 'S', name: { zh: '后果', en: 'Consequence' } },
      values: values(
        [10, '有多人死亡', 'several deaths'],
        [8, '有一人死亡或多人永久失能', 'one death, or several disabled for good'],
        [4, '一人永久失能', 'one disabled for good'],
        [2, '需医院治疗，缺工', 'hospital, days lost'],
        [1, '轻微，仅需急救', 'first aid'],
      ),
    },
  ],
  // Between 150 and 180, 80 and 90, 48 and 50, 18 and 20 there is no product of the factors.
  cuts: [
    { from: 180, level: 1 },
    { from: 90, level: 2 },
    { from: 50, level: 3 },
    { from: 0, level: 4 },
  ],
  source:
    'M and E: p.safehoo.com/Estimate/Base/202006/1603818.shtml; S, classes and their four levels from memory',
  confidence: 'recalled',
};

/** What a park begins with; it adds its own versions with a later date. */
export const USUAL_METHODS: readonly RiskMethod[] = [LEC, ...LS, MES];
