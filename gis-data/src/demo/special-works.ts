// Rule of the demo's special work (特殊作业). Each day one enterprise in fourteen of those with facilities of level 1 to 3 has a job at one of them: by day
// from 08:30 to 16:30 park time hot work of the second level (now and then of the first), a confined space, lifting, a blind plate, digging or work at
// height; every sixth job is a scaffold or a temporary supply that stands for several days. Permits are signed half an hour before. Who is rated D
// tells the end of every other day's work only next morning: until then it counts as going on. All of it follows from the park and the time, so that
// a second delivery is the same as the first.
import { seededRandom } from '@parkwatch/domain/random/seeded-random';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@parkwatch/domain/time/duration';
import type { DemoPark, Enterprise, Facility, FacilityKind } from './demo-park-types.ts';
import { sourceTime } from './dual-prevention.ts';

type Job = {
  /** 作业类型 of the push. */
  readonly type: string;
  readonly level?: string;
  readonly content: string;
  readonly people: number;
  readonly isOutdoor: boolean;
  readonly lastsMs: number;
};

const SHIFT_MS = 8 * HOUR_MS;
const DAY_JOBS: readonly Job[] = [
  {
    ...{ type: '1', level: '二级', content: '检修框架平台护栏焊接', people: 3, isOutdoor: true },
    lastsMs: SHIFT_MS,
  },
  {
    ...{ type: '2', content: '清洗后入罐检查内壁防腐层', people: 3, isOutdoor: false },
    lastsMs: SHIFT_MS,
  },
  {
    ...{ type: '5', level: '三级', content: '吊装更换循环水泵', people: 5, isOutdoor: true },
    lastsMs: SHIFT_MS,
  },
  {
    ...{ type: '3', content: '出口管线加装盲板隔离', people: 2, isOutdoor: true },
    lastsMs: SHIFT_MS,
  },
  {
    ...{ type: '4', level: 'Ⅱ级', content: '罐顶仪表更换', people: 2, isOutdoor: true },
    lastsMs: SHIFT_MS,
  },
  {
    ...{ type: '7', content: '开挖检查地下消防管线', people: 4, isOutdoor: true },
    lastsMs: SHIFT_MS,
  },
  {
    ...{ type: '1', level: '一级', content: '管廊支架补强焊接', people: 3, isOutdoor: true },
    lastsMs: SHIFT_MS,
  },
];
const LONG_JOBS: readonly Job[] = [
  {
    ...{ type: '4', level: 'Ⅱ级', content: '搭设保温修补脚手架', people: 4, isOutdoor: true },
    lastsMs: 3 * DAY_MS,
  },
  {
    ...{ type: '6', content: '检修临时照明与焊机用电', people: 2, isOutdoor: true },
    lastsMs: 5 * DAY_MS,
  },
];
const NUMBER_LETTERS: Readonly<Record<string, string>> = {
  ...{ '1': 'DH', '2': 'SX', '3': 'MB', '4': 'GC', '5': 'DZ', '6': 'YD', '7': 'DT' },
};
const PEOPLE = ['周立新', '陈海波', '马晓东', '孙志刚', '许文静', '何建平'];
const CONTRACTORS = ['滨海安装工程公司', '远洋检维修公司'];
const ONE_IN = 14;
/** 08:30 in China Standard Time. */
const START_UTC_MS = 30 * MINUTE_MS;
const SIGNED_BEFORE_MS = 30 * MINUTE_MS;
/** Work ends so long before its permit does. */
const SPARE_MS = 40 * MINUTE_MS;
/** From the end of the permit (16:30) to 09:10 of the next morning. */
const TOLD_LATE_MS = 16 * HOUR_MS + 40 * MINUTE_MS;
const LONGEST_DAYS = 6;

type Permit = {
  readonly id: string;
  readonly job: Job;
  readonly facility: Facility;
  readonly startMs: number;
  readonly endMs: number;
  /** When the enterprise's system says that it has ended. */
  readonly toldMs: number;
  readonly guardian: string;
  readonly responsible: string;
  readonly contractor: string | null;
};

/**
 * Permits of an enterprise of which something was told in (`fromMs`, `toMs`] (signed, begun, ended), as they are at `toMs`.
 * @returns records of `POST /ingest/special-works`
 */
export function specialWorksBetween(
  park: DemoPark,
  enterpriseCode: string,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
): object[] {
  const owner = park.enterprises.find(({ code }) => code === enterpriseCode);
  if (owner === undefined) return [];
  const facilities = park.facilities.filter(
    ({ enterpriseRef, inherentLevel }) => enterpriseRef === owner.ref && inherentLevel <= 3,
  );
  if (facilities.length === 0) return [];
  const firstDay = Math.floor(fromMs / DAY_MS) - LONGEST_DAYS - 1;
  const records: object[] = [];
  for (let day = firstDay; day <= Math.floor(toMs / DAY_MS); day++) {
    const permit = permitOf(owner, facilities, day);
    if (permit === null) continue;
    const told = [permit.startMs - SIGNED_BEFORE_MS, permit.startMs, permit.toldMs];
    if (told.some((ms) => ms > fromMs && ms <= toMs)) records.push(recordOf(owner, permit, toMs));
  }
  return records;
}

function permitOf(
  { code, rating }: Enterprise,
  facilities: readonly Facility[],
  day: number,
): Permit | null {
  const random = seededRandom(day * 4007 + Number(code.slice(1)));
  if (random.below(ONE_IN) > 0) return null;
  const facility = random.pick(facilities);
  const job = random.pick(random.below(6) === 0 ? LONG_JOBS : fitting(facility.kind));
  const startMs = day * DAY_MS + START_UTC_MS;
  const endMs = startMs + job.lastsMs - SPARE_MS;
  const isLate = rating === 'D' && day % 2 === 0;
  return {
    ...{ id: `SW-${day}`, job, facility, startMs, endMs },
    toldMs: isLate ? startMs + job.lastsMs + TOLD_LATE_MS : endMs,
    guardian: random.pick(PEOPLE),
    responsible: random.pick(PEOPLE),
    contractor: random.below(2) === 0 ? random.pick(CONTRACTORS) : null,
  };
}

/** Nobody enters a warehouse as a confined space, or hangs a blind plate there. */
function fitting(kind: FacilityKind): readonly Job[] {
  const outside = ['2', '3'];
  return kind === 'tank' || kind === 'process-unit'
    ? DAY_JOBS
    : DAY_JOBS.filter(({ type }) => !outside.includes(type));
}

function recordOf({ code }: Enterprise, permit: Permit, nowMs: number): object {
  const { job, facility, startMs, endMs, toldMs, contractor } = permit;
  const status = nowMs >= toldMs ? '3' : nowMs >= startMs ? '2' : '1';
  return {
    ...{ enterpriseCode: code, id: permit.id, deleted: '0' },
    ticketNo: `${NUMBER_LETTERS[job.type]}-${sourceTime(startMs).slice(0, 8)}-01`,
    ...{ ticketType: job.type, ticketStatus: status },
    ...(job.level === undefined ? {} : { ticketLevel: job.level }),
    issueTime: sourceTime(startMs - SIGNED_BEFORE_MS),
    ...{ planStartTime: sourceTime(startMs), planEndTime: sourceTime(startMs + job.lastsMs) },
    ...(status === '1' ? {} : { startTime: sourceTime(startMs) }),
    ...(status === '3' ? { endTime: sourceTime(endMs) } : {}),
    ...{ facilityExternalId: facility.externalId, ticketPosition: facility.nameZh },
    ...{ ticketContent: job.content, people: job.people },
    isOutdoor: job.isOutdoor && facility.kind !== 'warehouse',
    ...{ supervisorName: permit.guardian, tickerResponsName: permit.responsible },
    ...(contractor === null ? {} : { isContractorWork: '1', contractorOrg: contractor }),
  };
}
