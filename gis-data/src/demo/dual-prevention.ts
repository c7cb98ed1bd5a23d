// Rule of the demo's dual prevention (双重预防). Each facility of inherent level 1 or 2 is a risk object with one unit and the event that its
// kind suggests; three measures: one automatic that names the facility's first gas or level sensor, two by inspection, with a
// daily task, and a weekly one of the operational lead (包保责任) at major hazard sources. Who is diligent follows from the enterprise's
// rating: A does 99 of 100 checks, D 70. The commitment comes at 08:40 park time; D leaves out one day in five. All of it follows from
// the park and the time, so that a second delivery is the same as the first.
import { seededRandom } from '@parkwatch/domain/random/seeded-random';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@parkwatch/domain/time/duration';
import type {
  DemoPark,
  Enterprise,
  Facility,
  FacilityKind,
  SensorPoint,
} from './demo-park-types.ts';

/** Feeds in the order in which they must be delivered. */
export type DemoRegister = readonly {
  readonly feed:
    | 'dual-prevention/risk-objects'
    | 'dual-prevention/risk-units'
    | 'dual-prevention/risk-events'
    | 'dual-prevention/control-measures'
    | 'dual-prevention/check-tasks';
  readonly records: readonly object[];
}[];
export type DemoReport = readonly {
  readonly feed: 'dual-prevention/check-records' | 'dual-prevention/commitments';
  readonly records: readonly object[];
}[];

const EVENTS: Readonly<Record<FacilityKind, string>> = {
  tank: '储罐泄漏引发中毒或火灾爆炸',
  'process-unit': '反应失控、超温超压',
  warehouse: '禁忌物混存、泄漏着火',
  loading: '装卸软管脱落、静电着火',
  utility: '锅炉缺水、超压',
};
const LEVELS = ['0', '1', '2', '3'] as const;
const DILIGENCE = { A: 0.99, B: 0.96, C: 0.88, D: 0.7 } as const;
/** Tasks have been running since before any window that is looked at. */
const TASKS_SINCE = '20260101080000';
/** 08:40 and 10:15 in China Standard Time. */
const COMMITMENT_UTC_MS = 40 * MINUTE_MS;
const CHECK_UTC_MS = 2.25 * HOUR_MS;

const withUnits = (park: DemoPark, owner: Enterprise) =>
  park.facilities.filter(
    ({ enterpriseRef, inherentLevel }) => enterpriseRef === owner.ref && inherentLevel <= 2,
  );

/** The risk register of an enterprise; empty where it has no facility of level 1 or 2. */
export function riskRegisterOf(park: DemoPark, enterpriseCode: string): DemoRegister {
  const owner = park.enterprises.find(({ code }) => code === enterpriseCode);
  const facilities = owner === undefined ? [] : withUnits(park, owner);
  if (owner === undefined || facilities.length === 0) return [];
  const one = (facility: Facility) => ({ facility, sensor: sensorOf(park, facility) });
  const all = facilities.map(one);
  const common = {
    enterpriseCode,
    deleted: '0',
    createBy: owner.legalPerson,
    createDate: TASKS_SINCE,
  };
  const make = (record: (of: (typeof all)[number]) => object[]) =>
    all.flatMap((of) => record(of).map((own) => ({ ...common, ...own })));
  return [
    {
      feed: 'dual-prevention/risk-objects',
      records: make(({ facility }) => [objectOf(facility, owner)]),
    },
    {
      feed: 'dual-prevention/risk-units',
      records: make(({ facility }) => [unitOf(facility, owner)]),
    },
    { feed: 'dual-prevention/risk-events', records: make(({ facility }) => [eventOf(facility)]) },
    {
      feed: 'dual-prevention/control-measures',
      records: make(({ facility, sensor }) => measuresOf(facility, sensor)),
    },
    { feed: 'dual-prevention/check-tasks', records: make(({ facility }) => tasksOf(facility)) },
  ];
}

function sensorOf(park: DemoPark, { ref }: Facility): SensorPoint | undefined {
  const own = park.points.filter(({ facilityRef }) => facilityRef === ref);
  return own.find(({ kind }) => kind.endsWith('-gas')) ?? own.find(({ kind }) => kind === 'level');
}

const idOf = (prefix: string, { externalId }: Facility) => `${prefix}-${externalId}`;

function objectOf(facility: Facility, owner: Enterprise) {
  return {
    ...{ id: idOf('RO', facility), hazardCode: idOf('H', facility), hazardName: facility.nameZh },
    ...{ hazardDep: '生产部', hazardLiablePerson: owner.legalPerson },
    ...{ isMajorHazard: facility.isMajorHazard, facilityExternalId: facility.externalId },
  };
}

function unitOf(facility: Facility, owner: Enterprise) {
  return {
    ...{ id: idOf('RU', facility), hazardCode: idOf('H', facility), riskUnitName: facility.nameZh },
    ...{ hazardLiablePerson: owner.legalPerson, riskLevel: LEVELS[facility.inherentLevel - 1] },
  };
}

function eventOf(facility: Facility) {
  return {
    id: idOf('RE', facility),
    riskUnitId: idOf('RU', facility),
    riskEventName: EVENTS[facility.kind],
  };
}

function measuresOf(facility: Facility, sensor: SensorPoint | undefined) {
  const common = { riskEventId: idOf('RE', facility) };
  return [
    {
      ...{ ...common, id: idOf('CM1', facility), dataSrc: '1', classify1: '1', classify2: '1-4' },
      riskMeasureDesc: '检测报警并联锁',
      ...(sensor === undefined ? {} : { point: sensor.externalId }),
    },
    {
      ...{ ...common, id: idOf('CM2', facility), dataSrc: '2', classify1: '2', classify2: '2-2' },
      ...{ riskMeasureDesc: '静设备与密封点完好', troubleshootContent: '法兰、阀门、密封无泄漏' },
    },
    {
      ...{ ...common, id: idOf('CM3', facility), dataSrc: '2', classify1: '4', classify2: '4-3' },
      ...{ riskMeasureDesc: '消防与应急设施完好', troubleshootContent: '水炮、喷淋、洗眼器可用' },
    },
  ];
}

function tasksOf(facility: Facility) {
  const daily = {
    ...{ id: idOf('CT2', facility), riskMeasureId: idOf('CM2', facility), checkCycle: 1 },
    ...{ checkCycleUnit: '天', taskStartTime: TASKS_SINCE, workDayType: '0', workType: '0' },
  };
  if (!facility.isMajorHazard) return [daily];
  const weekly = {
    ...{ id: idOf('CT3', facility), riskMeasureId: idOf('CM3', facility), checkCycle: 7 },
    ...{ checkCycleUnit: '天', taskStartTime: TASKS_SINCE, workType: '3', taskNum: 2 },
  };
  return [daily, weekly];
}

/** Checks and commitments of an enterprise with a time in (`fromMs`, `toMs`]. */
export function dualPreventionBetween(
  park: DemoPark,
  enterpriseCode: string,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
): DemoReport {
  const owner = park.enterprises.find(({ code }) => code === enterpriseCode);
  const facilities = owner === undefined ? [] : withUnits(park, owner);
  if (owner === undefined || facilities.length === 0) return [];
  const checks: object[] = [];
  const commitments: object[] = [];
  for (let day = Math.floor(fromMs / DAY_MS); day <= Math.floor(toMs / DAY_MS); day++) {
    const isIn = (ms: number) => ms > fromMs && ms <= toMs;
    if (isIn(day * DAY_MS + CHECK_UTC_MS)) checks.push(...checksOf(owner, facilities, day));
    if (isIn(day * DAY_MS + COMMITMENT_UTC_MS))
      commitments.push(...commitmentOf(owner, facilities, day));
  }
  return [
    { feed: 'dual-prevention/check-records', records: checks },
    { feed: 'dual-prevention/commitments', records: commitments },
  ];
}

function randomOf({ code }: Enterprise, day: number) {
  return seededRandom(day * 3001 + Number(code.slice(1)));
}

function checksOf(owner: Enterprise, facilities: readonly Facility[], day: number): object[] {
  const random = randomOf(owner, day);
  const at = sourceTime(day * DAY_MS + CHECK_UTC_MS);
  return facilities.flatMap((facility) => {
    const draw = random.next();
    if (draw > DILIGENCE[owner.rating]) return [];
    // One look in fifty finds something.
    const checkStatus = draw < 0.02 ? '1' : '0';
    const check = (task: string) => ({
      ...{ enterpriseCode: owner.code, id: `CR-${task}-${day}`, checkTaskId: task },
      ...{ checkTime: at, checkStatus, deleted: '0' },
    });
    const isWeekly = facility.isMajorHazard && day % 7 === 0;
    return [check(idOf('CT2', facility)), ...(isWeekly ? [check(idOf('CT3', facility))] : [])];
  });
}

function commitmentOf(owner: Enterprise, facilities: readonly Facility[], day: number): object[] {
  const random = randomOf(owner, day + 7);
  if (owner.rating === 'D' && random.next() < 0.2) return [];
  const units = facilities.filter(({ kind }) => kind === 'process-unit').length;
  return [
    {
      ...{ enterpriseCode: owner.code, id: `SC-${day}`, deleted: '0' },
      ...{
        commitDate: sourceTime(day * DAY_MS + COMMITMENT_UTC_MS),
        commitment: owner.legalPerson,
      },
      ...{ unitsNumber: units, runNumber: units, parkNumber: 0, firesNumber: random.below(2) },
      ...{ fire1Number: random.below(3), fire2Number: random.below(5) },
      ...{ spaceworkNumber: random.below(2), mHazards: '1', trialProduction: '0' },
      commitContent: '今日所有装置、罐区处于安全运行状态，安全风险已得到有效管控',
    },
  ];
}

/** `yyyyMMddHHmmss` of the clock of the wall (Asia/Shanghai), as such systems write it. */
function sourceTime(ms: number): string {
  return new Date(ms + 8 * HOUR_MS).toISOString().replace(/\D/g, '').slice(0, 14);
}
