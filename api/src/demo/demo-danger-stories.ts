import type { HiddenDanger } from '@parkwatch/domain/wire/hidden-dangers';

export type Step =
  | 'confirm'
  | 'refuse'
  | 'dispatch'
  | 'take-up'
  | 'progress'
  | 'postpone'
  | 'answer'
  | 'return'
  | 'accept'
  | 'close';
/** What happened, and how many hours ago. */
type Happened = readonly [step: Step, hoursAgo: number];
export type Story = Pick<HiddenDanger, 'title' | 'description' | 'category' | 'grade'> & {
  readonly of: string;
  readonly reportedHoursAgo: number;
  /** Deadline of the dispatch, in hours from now; absent: that of the grade. */
  readonly deadlineInHours?: number;
  readonly then: readonly Happened[];
};

/**
 * One danger in each state of the loop, among them one that nobody answered, one that is overdue, one whose enterprise asks for time
 * and one that is to be looked at again.
 */
export const STORIES: readonly Story[] = [
  {
    ...{ of: 'e1', grade: 'larger', category: 'storage', reportedHoursAgo: 190 },
    title: '围堰排水阀未上锁 Bund drain valve not locked',
    description:
      '罐组围堰排水阀处于常开，未挂锁。The drain valve of the bund stood open without a lock.',
    then: [
      ['confirm', 189.5],
      ['dispatch', 189],
      ['take-up', 188],
      ['answer', 120],
      ['accept', 96],
    ],
  },
  {
    ...{ of: 'e2', grade: 'general', category: 'electrical', reportedHoursAgo: 60 },
    title: '静电接地线断开 Earthing strap broken',
    description: '装卸臂静电接地线断股脱落。The earthing strap of the loading arm has come off.',
    then: [
      ['confirm', 59.5],
      ['dispatch', 59],
      ['take-up', 58],
      ['answer', 5],
    ],
  },
  {
    ...{ of: 'e3', grade: 'general', category: 'fire', reportedHoursAgo: 20 },
    title: '消防栓被物料遮挡 Hydrant blocked by goods',
    description: '3 号消防栓前堆放托盘。Pallets stand in front of hydrant 3.',
    then: [
      ['confirm', 19.5],
      ['dispatch', 19],
      ['take-up', 18],
      ['progress', 6],
      ['postpone', 3],
    ],
  },
  {
    ...{ of: 'e4', grade: 'general', category: 'management', reportedHoursAgo: 1 },
    title: '巡检记录缺两班 Two rounds missing in the log',
    description: '夜班巡检记录连续两班空白。The night rounds of two shifts were not recorded.',
    then: [
      ['confirm', 0.6],
      ['dispatch', 0.5],
    ],
  },
  {
    ...{ of: 'e5', grade: 'larger', category: 'process', reportedHoursAgo: 6 },
    title: '联锁旁路未审批 Interlock bypassed without approval',
    description:
      '反应釜高温联锁被旁路，现场无审批单。The high-temperature interlock is bypassed and there is no permit.',
    then: [
      ['confirm', 5.5],
      ['dispatch', 5],
    ],
  },
  {
    ...{
      of: 'e6',
      grade: 'larger',
      category: 'mechanical',
      reportedHoursAgo: 260,
      deadlineInHours: -30,
    },
    title: '安全阀超期未校验 Relief valve past its test date',
    description:
      '储罐安全阀校验已超期 40 天。The relief valve of the tank is 40 days past its test date.',
    then: [
      ['confirm', 259.5],
      ['dispatch', 259],
      ['take-up', 258],
    ],
  },
  {
    ...{ of: 'e7', grade: 'general', category: 'special-work', reportedHoursAgo: 2 },
    title: '动火点旁有可燃物 Combustibles beside hot work',
    description: '动火作业点 3 米内存放油漆桶。Paint drums stand 3 m from the hot work.',
    then: [],
  },
  {
    ...{ of: 'e8', grade: 'general', category: 'fire', reportedHoursAgo: 70 },
    title: '灭火器压力不足 Extinguishers without pressure',
    description:
      '仓库 4 具灭火器压力低于绿区。Four extinguishers of the warehouse are below the green range.',
    then: [
      ['confirm', 69.5],
      ['dispatch', 69],
      ['take-up', 68],
      ['answer', 30],
      ['return', 26],
    ],
  },
  {
    ...{ of: 'e9', grade: 'general', category: 'mechanical', reportedHoursAgo: 900 },
    title: '泵联轴器护罩缺失 Coupling guard missing',
    description: '输送泵联轴器无护罩。The coupling of the transfer pump has no guard.',
    then: [
      ['confirm', 899],
      ['dispatch', 898],
      ['take-up', 897],
      ['answer', 840],
      ['accept', 820],
      ['close', 740],
    ],
  },
  {
    ...{ of: 'e10', grade: 'general', category: 'other', reportedHoursAgo: 30 },
    title: '围墙外有异味 Smell outside the wall',
    description: '巡查时围墙外闻到异味。A smell outside the wall during the round.',
    then: [['refuse', 28]],
  },
  {
    ...{ of: 'e11', grade: 'larger', category: 'electrical', reportedHoursAgo: 3 },
    title: '配电柜门未关 Switch cabinet open',
    description: '防爆区配电柜门敞开。The cabinet in the classified area stands open.',
    then: [['confirm', 2]],
  },
];
