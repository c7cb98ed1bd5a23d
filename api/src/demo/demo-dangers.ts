import { createHash } from 'node:crypto';
import type { HiddenDangerAction } from '@parkwatch/domain/hidden-danger/next-hidden-danger';
import { HOUR_MS } from '@parkwatch/domain/time/duration';
import type { HiddenDanger } from '@parkwatch/domain/wire/hidden-dangers';
import { insertAttachment } from '../attachments/store.ts';
import { sql } from '../db/sql.ts';
import { askForLater } from '../hidden-dangers/postpone.ts';
import { changeDanger, reportDanger } from '../hidden-dangers/service.ts';
import type { Caller } from '../http/caller.ts';
import type { Parts } from '../parts.ts';
import type { AccountIds } from './demo-accounts.ts';
import { demoPicture } from './demo-picture.ts';
import { demoStandards } from './demo-standards.ts';

const listPlaces = sql(import.meta, './list-demo-places.sql');

type Step =
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
type Story = Pick<HiddenDanger, 'title' | 'description' | 'category' | 'grade'> & {
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
const STORIES: readonly Story[] = [
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

type Place = {
  readonly accountPrefix: string;
  readonly enterpriseId: number;
  readonly facilityId: number;
  readonly lon: number;
  readonly lat: number;
  readonly managerId: number;
};

/** Makes the stories true by the same services that people use, each step at its time; the audit trail says when they ran. */
export async function makeDemoDangers(parts: Parts, accounts: AccountIds): Promise<void> {
  const prefixes = STORIES.map(({ of }) => of);
  const places = await parts.db.tx({ kind: 'system' }, (tx) =>
    tx.rows<Place>(listPlaces, [prefixes]),
  );
  const byPrefix = new Map(places.map((place) => [place.accountPrefix, place]));
  const startMs = parts.now().getTime();
  const standards = await parts.db.tx({ kind: 'system' }, demoStandards);
  for (const story of STORIES) {
    const place = byPrefix.get(story.of);
    const standardLineId = standards.get(story.title) ?? null;
    if (place !== undefined) await tell(parts, story, { place, accounts, startMs, standardLineId });
  }
}

type Telling = {
  readonly place: Place;
  readonly accounts: AccountIds;
  readonly startMs: number;
  readonly standardLineId: number | null;
};

async function tell(
  parts: Parts,
  story: Story,
  { place, accounts, startMs, standardLineId }: Telling,
): Promise<void> {
  const at = (hoursAgo: number) => new Date(startMs - hoursAgo * HOUR_MS);
  const inspector = parkCaller('inspector', accounts.get('inspector')!);
  const reportedAt = at(story.reportedHoursAgo);
  const { title, description, category, grade } = story;
  const { enterpriseId, facilityId, lon, lat } = place;
  const report = {
    ...{ title, description, category, grade, enterpriseId, facilityId, alarmId: null },
    ...{ location: [lon, lat] as const, standardLineId },
    attachmentIds: [await picture(parts, inspector, { at: reportedAt, colour: [214, 168, 0] })],
  };
  const { id } = await reportDanger(parts, inspector, { report, now: reportedAt });
  for (const [step, hoursAgo] of story.then) {
    const caller = callerOf(step, { place, accounts });
    const now = at(hoursAgo);
    if (step === 'postpone') {
      const until = new Date(startMs + POSTPONED_HOURS * HOUR_MS).toISOString();
      await askForLater(parts, caller, { id, now, until, reason: WORDS[step] });
      continue;
    }
    const attachmentIds =
      step === 'answer' ? [await picture(parts, caller, { at: now, colour: [46, 125, 50] })] : [];
    const deadlineMs =
      story.deadlineInHours === undefined ? null : startMs + story.deadlineInHours * HOUR_MS;
    await changeDanger(parts, caller, {
      ...{ id, action: `demo:${step}`, now, attachmentIds },
      acts: [(by, photoCount) => actionOf(step, { by, photoCount, deadlineMs, story })],
    });
  }
}

type Acting = {
  readonly by: Pick<HiddenDangerAction, 'atMs' | 'by'>;
  readonly photoCount: number;
  readonly deadlineMs: number | null;
  readonly story: Story;
};

const POSTPONED_HOURS = 7 * 24;
const WORDS: Readonly<Record<Step, string>> = {
  confirm: '现场核实属实。Confirmed on site.',
  refuse: '复核未见异常，气味来自园区外。Nothing was found; the smell came from outside the park.',
  progress: '已清理一半，备件明日到货。Half of it is cleared; the parts come tomorrow.',
  postpone:
    '货架需厂家改造，交货期五天。The rack has to be rebuilt by its maker, who needs five days.',
  close: '资料齐全，同意销号。The file is complete; closed.',
  dispatch: '请按期整改并回传照片。Please rectify in time and send photos.',
  'take-up': '已签收，安排检修班组处理。Taken up; the maintenance crew is on it.',
  answer: '已整改完成，见照片。Done, see the photo.',
  return: '照片未显示编号，请补充。The photo does not show the numbers; please add them.',
  accept: '现场复核合格。Checked on site, accepted.',
};

function actionOf(
  step: Exclude<Step, 'postpone'>,
  { by, photoCount, deadlineMs, story: { grade, category } }: Acting,
): HiddenDangerAction {
  const text = WORDS[step];
  switch (step) {
    case 'confirm':
      return { ...by, type: step, text, grade, category };
    case 'refuse':
      return { ...by, type: step, text, duplicateOf: null };
    case 'progress':
      return { ...by, type: step, text, percent: 50, photoCount };
    case 'answer':
      return { ...by, type: step, text, photoCount };
    case 'dispatch':
      return { ...by, type: step, text, ...(deadlineMs === null ? {} : { deadlineMs }) };
    default:
      return { ...by, type: step, text };
  }
}

function callerOf(step: Step, { place, accounts }: Pick<Telling, 'place' | 'accounts'>): Caller {
  if (['confirm', 'refuse', 'dispatch', 'close'].includes(step))
    return parkCaller('duty', accounts.get('duty')!);
  if (step === 'return' || step === 'accept')
    return parkCaller('inspector', accounts.get('inspector')!);
  const { accountPrefix, enterpriseId, managerId: userId } = place;
  return {
    ...{
      userId,
      username: `${accountPrefix}.manager`,
      role: 'manager',
      enterpriseId,
      reach: 'own',
    },
    ...{
      scope: { kind: 'enterprises', userId, enterpriseIds: [enterpriseId] },
      address: null,
      requestId: 'demo',
    },
  };
}

function parkCaller(role: 'duty' | 'inspector', userId: number): Caller {
  return {
    ...{ userId, username: role, role, enterpriseId: null, reach: 'park' },
    ...{ scope: { kind: 'park', userId }, address: null, requestId: 'demo' },
  };
}

type Picture = { readonly at: Date; readonly colour: readonly [number, number, number] };

async function picture({ db }: Parts, by: Caller, { at, colour }: Picture): Promise<number> {
  const content = demoPicture(colour);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const taken = { at: null, location: null };
  const photo = { mediaType: 'image/png', content, sha256, taken, at, by };
  return (await db.tx(by.scope, (tx) => insertAttachment(tx, photo))).id;
}
