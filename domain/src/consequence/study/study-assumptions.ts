import type { Text } from '../../text/text.ts';
import type { RiskStudyInput, RiskStudyResult } from '../../wire/risk-studies.ts';
import { ZERO_CELSIUS_K } from '../constants.ts';
import type { WindRose } from '../risk/wind-rose.ts';
import { instantText } from '../run/instant-text.ts';
import type { Provenance } from '../run/provenance.ts';
import type { Caveat } from '../validity.ts';
import { ASSUMED_LOADING_HOURS } from './facility-losses.ts';
import { STUDY_HUMIDITY, STUDY_TEMPERATURE_K } from './study-air.ts';
import type { StudyFacts } from './study-facts.ts';

type Assumption = RiskStudyResult['assumptions'][number];
type Words = readonly [key: string, label: Text, value: number | string, unit: string | null];

/** What the study rests on besides the registry, each with where it came from. */
export function assumptionsOf(
  input: RiskStudyInput,
  facts: StudyFacts,
  rose: WindRose,
): Assumption[] {
  return [
    weatherOf(facts, rose),
    assumption(['terrain', { zh: '地面类型', en: 'Terrain' }, input.terrain, null], 'given', null),
    assumption(
      [
        'air-temperature',
        { zh: '气温', en: 'Air temperature' },
        Math.round(STUDY_TEMPERATURE_K - ZERO_CELSIUS_K),
        '℃',
      ],
      ...DEFAULT,
    ),
    assumption(
      ['humidity', { zh: '相对湿度', en: 'Relative humidity' }, 100 * STUDY_HUMIDITY, '%'],
      ...DEFAULT,
    ),
    assumption(['contents', { zh: '容器存量', en: 'Contents' }, 'full', null], 'assumed', {
      zh: '按设计容量满罐计算',
      en: 'the design capacity of each vessel',
    }),
    assumption(
      ['frequencies', { zh: '泄漏频率', en: 'Frequencies of losses' }, 'Purple Book', null],
      'default',
      {
        zh: 'TNO CPR 18E 第 3 章通用频率，未作管理修正；常压储罐按单防罐',
        en: 'generic ones of TNO CPR 18E, chapter 3, not corrected for management; atmospheric tanks as single wall',
      },
    ),
    assumption(
      ['loading-hours', { zh: '装卸时间', en: 'Loading' }, ASSUMED_LOADING_HOURS, 'h/a'],
      'assumed',
      { zh: '台账无装卸时间', en: 'the registry has no hours of loading' },
    ),
    assumption(
      ['ignition', { zh: '点火概率', en: 'Ignition' }, 'AQ/T 3046-2013', null],
      'default',
      {
        zh: '立即点火按附录 G；延迟点火按“化工厂”1 分钟；可燃液体无闪点数据，按 1 类',
        en: 'at once by annex G; later as in a chemical plant for a minute; liquids without a flash point as class 1',
      },
    ),
    assumption(
      ['exposure', { zh: '昼夜比例', en: 'Day and night' }, '44 % / 56 %', null],
      'default',
      {
        zh: 'Purple Book 5.3；昼夜采用同一气象统计',
        en: 'Purple Book 5.3; the weather is taken as alike by day and by night',
      },
    ),
  ];
}

const DEFAULT = ['default', { zh: '年平均取值', en: 'taken for a year' }] as const;

function weatherOf({ weather }: StudyFacts, rose: WindRose): Assumption {
  const { value, provenance, source, atMs } = weather;
  const label = { zh: '气象统计', en: 'Weather statistics' };
  const shown = `${rose.classes.length} × ${rose.sectors}`;
  const at = atMs === null ? null : instantText(atMs);
  if (value !== null)
    return { key: 'weather', label, value: shown, unit: null, provenance, source, at };
  return {
    ...{ key: 'weather', label, value: shown, unit: null, provenance: 'assumed', at },
    source: {
      zh: `${source?.zh ?? '无气象统计'}：按 D 类 4 m/s 占 2/3、F 类 1.5 m/s 占 1/3、各风向均匀取值`,
      en: `${source?.en ?? 'no statistics'}: two thirds D at 4 m/s, one third F at 1.5 m/s, from everywhere alike`,
    },
  };
}

function assumption(
  [key, label, value, unit]: Words,
  provenance: Provenance,
  source: Text | null,
): Assumption {
  return { key, label, value, unit, provenance, source, at: null };
}

/** What no number of the study shows. */
export const STUDY_CAVEATS: readonly Caveat[] = [
  {
    code: 'study:pipes',
    text: {
      zh: '未计入管道、泵和运输车辆的泄漏；仓库火灾未建模',
      en: 'Pipes, pumps and vehicles under way are not counted; warehouse fires are not modelled',
    },
  },
  {
    code: 'study:fire-direction',
    text: {
      zh: '火焰倾斜方向和爆炸云团漂移方向未跟踪，各方向均按最不利一侧计算，偏保守',
      en: 'Where flames lean and exploding clouds drift is not followed: every side counts as the worst; on the safe side',
    },
  },
  {
    code: 'study:upwind',
    text: {
      zh: '重气云团向上风方向的扩展未计入中毒风险',
      en: 'What a dense cloud spreads against the wind is not counted as toxic risk',
    },
  },
  {
    code: 'study:everybody',
    text: {
      zh: '社会风险计入园区内全部人员（含本企业员工）',
      en: 'Societal risk counts everybody in the park, staff of the source included',
    },
  },
  {
    code: 'study:domino-apart',
    text: {
      zh: '多米诺升级频率单独列出，未叠加到个人风险和社会风险',
      en: 'Frequencies of escalation are told apart; they are not added to individual and societal risk',
    },
  },
];
