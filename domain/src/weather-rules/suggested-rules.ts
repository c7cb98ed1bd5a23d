import type { WeatherRule, WeatherRuleAbout } from './weather-rule.ts';

const SUGGESTED = {
  version: 1,
  effectiveFrom: '2026-01-01',
  isEnabled: true,
  origin: 'suggestion',
  basis: null,
} as const;

const ANY: WeatherRuleAbout = {
  kinds: [],
  fromLevel: 4,
  holdsFlammables: false,
  lowLying: null,
  withAny: [],
  without: [],
};

/**
 * Rules to begin with, in force until the park writes its own. Every line is the project's own suggestion, none is taken from a
 * text of law; measured limits are those of the demo park's stations (wind of force 6 and 8, rain of 20 and 50 mm/h).
 */
export const SUGGESTED_WEATHER_RULES: readonly WeatherRule[] = [
  {
    ...SUGGESTED,
    id: 'rainstorm-low-stores',
    name: { zh: '暴雨：低洼仓库', en: 'Rainstorm: low-lying stores' },
    warnings: [
      { kind: 'rainstorm', fromLevel: 'yellow', levels: 1 },
      { kind: 'rainstorm', fromLevel: 'orange', levels: 2 },
    ],
    measured: [
      { quantity: 'rain', is: 'at-least', limit: 20, levels: 1 },
      { quantity: 'rain', is: 'at-least', limit: 50, levels: 2 },
    ],
    about: { ...ANY, kinds: ['warehouse'], lowLying: { belowM: 3, inFloodArea: true } },
    reminder: {
      zh: '将低洼仓库内物料垫高或转移，遇水反应物料优先；清理周边排水沟，备好沙袋和排水泵，派人值守。',
      en: 'Raise or move goods in low-lying stores, first those that react with water; clear the drains around them; have sandbags and pumps ready and somebody on watch.',
    },
    answerWithinMin: 60,
  },
  {
    ...SUGGESTED,
    id: 'rainstorm-low-plant',
    name: {
      zh: '暴雨：低洼罐区、装置和装卸区',
      en: 'Rainstorm: low-lying tanks, units and loading',
    },
    warnings: [{ kind: 'rainstorm', fromLevel: 'orange', levels: 1 }],
    measured: [{ quantity: 'rain', is: 'at-least', limit: 50, levels: 1 }],
    about: {
      ...ANY,
      kinds: ['tank', 'process-unit', 'loading'],
      lowLying: { belowM: 3, inFloodArea: true },
    },
    reminder: {
      zh: '检查防火堤和围堰积水，关闭雨排切断阀并改走事故池；检查低处电气设备，必要时断电。',
      en: 'Check bunds for standing water, shut the rainwater valves and lead water to the emergency basin; check low electrical equipment and switch it off where needed.',
    },
    answerWithinMin: 60,
  },
  {
    ...SUGGESTED,
    id: 'heat-uncooled-tanks',
    name: { zh: '高温：无降温设施的储罐', en: 'Heat: tanks without cooling' },
    warnings: [
      { kind: 'heat', fromLevel: 'yellow', levels: 1 },
      { kind: 'heat', fromLevel: 'red', levels: 2 },
    ],
    measured: [
      { quantity: 'air-temperature', is: 'at-least', limit: 37, levels: 1 },
      { quantity: 'air-temperature', is: 'at-least', limit: 40, levels: 2 },
    ],
    about: { ...ANY, kinds: ['tank'], without: ['cooling'] },
    reminder: {
      zh: '控制无喷淋储罐的液位和压力，检查呼吸阀和氮封；加密测温，高温时段停止收发和装卸作业。',
      en: 'Keep level and pressure of tanks without sprays down, check breather valves and nitrogen blanketing; measure temperatures more often; no filling or loading in the hot hours.',
    },
    answerWithinMin: 120,
  },
  {
    ...SUGGESTED,
    id: 'lightning-flammables',
    name: { zh: '雷电：易燃物料储罐和装卸区', en: 'Lightning: flammables in tanks and loading' },
    warnings: [
      { kind: 'lightning', fromLevel: 'yellow', levels: 1 },
      { kind: 'lightning', fromLevel: 'red', levels: 2 },
    ],
    measured: [],
    about: { ...ANY, kinds: ['tank', 'loading'], holdsFlammables: true },
    reminder: {
      zh: '停止易燃液体装卸、倒罐、检尺和采样，人员离开罐顶和框架；检查呼吸阀、阻火器和火灾报警。',
      en: 'Stop loading, transfer, gauging and sampling of flammable liquids; nobody on tank roofs or structures; check breather valves, flame arresters and the fire alarm.',
    },
    answerWithinMin: 30,
  },
  {
    ...SUGGESTED,
    id: 'gale-high-work',
    name: { zh: '大风：起重和高处作业', en: 'Strong wind: cranes and high work' },
    warnings: [
      { kind: 'gale', fromLevel: 'blue', levels: 1 },
      { kind: 'gale', fromLevel: 'orange', levels: 2 },
    ],
    measured: [
      { quantity: 'wind-speed', is: 'at-least', limit: 10.8, levels: 1 },
      { quantity: 'wind-speed', is: 'at-least', limit: 17.2, levels: 2 },
    ],
    about: { ...ANY, withAny: ['crane', 'high-work'] },
    reminder: {
      zh: '停止吊装和露天高处作业，起重机械锁轨、夹轨并收臂；固定脚手架、围挡和散放物件。',
      en: 'Stop lifting and high work outdoors; lock and clamp cranes and lower their booms; fasten scaffolds, fences and loose objects.',
    },
    answerWithinMin: 30,
  },
  {
    ...SUGGESTED,
    id: 'typhoon-major-plant',
    name: { zh: '台风：重大和较大风险设施', en: 'Typhoon: facilities of levels 1 and 2' },
    warnings: [
      { kind: 'typhoon', fromLevel: 'yellow', levels: 1 },
      { kind: 'typhoon', fromLevel: 'red', levels: 2 },
    ],
    measured: [],
    about: { ...ANY, fromLevel: 2 },
    reminder: {
      zh: '核对值班和撤离名单，压减库存和作业；固定高处构件和临时设施，检查应急电源；按园区指令降负荷或停车。',
      en: 'Check duty and evacuation lists, reduce stock and work; fasten what stands high and what is temporary; check emergency power; reduce load or shut down as the park orders.',
    },
    answerWithinMin: 120,
  },
  {
    ...SUGGESTED,
    id: 'cold-plant',
    name: { zh: '寒潮、冰冻：装置和公用工程', en: 'Cold and frost: units and utilities' },
    warnings: [
      { kind: 'cold', fromLevel: 'yellow', levels: 1 },
      { kind: 'snow', fromLevel: 'orange', levels: 1 },
    ],
    measured: [{ quantity: 'air-temperature', is: 'at-most', limit: -5, levels: 1 }],
    about: { ...ANY, kinds: ['process-unit', 'utility'] },
    reminder: {
      zh: '投用伴热，检查仪表引压管、消防管网和喷淋防冻；排空停用管线和盲管积水，清除设备和通道积雪积冰。',
      en: 'Switch heat tracing on; check impulse lines, fire mains and sprays against frost; drain lines out of use and dead legs; clear snow and ice from equipment and walkways.',
    },
    answerWithinMin: 240,
  },
  {
    ...SUGGESTED,
    id: 'fog-loading',
    name: { zh: '大雾、道路结冰：装卸区', en: 'Fog and icy roads: loading' },
    warnings: [
      { kind: 'fog', fromLevel: 'yellow', levels: 1 },
      { kind: 'icing', fromLevel: 'yellow', levels: 1 },
    ],
    measured: [],
    about: { ...ANY, kinds: ['loading'] },
    reminder: {
      zh: '危险品车辆限速、专人引导，能见度不足或路面结冰时停止进出和装卸。',
      en: 'Slow down and guide vehicles with dangerous goods; stop their traffic and loading when the sight is poor or the road is icy.',
    },
    answerWithinMin: 120,
  },
];

/**
 * All versions of the rules: the suggestions are the first versions, those that the park writes come after them. A version that
 * is to hold from a later day leaves the one before it in force until then.
 */
export function withSuggestions(ofPark: readonly WeatherRule[]): WeatherRule[] {
  return [...SUGGESTED_WEATHER_RULES, ...ofPark];
}
