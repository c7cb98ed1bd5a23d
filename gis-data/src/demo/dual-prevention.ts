// Rule of the demo's dual prevention (双重预防). Each facility of inherent level 1 to 3 is a risk object with one unit and the event that its
// kind suggests. Measures: one automatic that names the facility's first gas or level sensor (at every seventh facility nobody entered it),
// two by inspection, with a daily task and a weekly one of the operational lead (包保责任) at major hazard sources, else monthly; training, with a
// quarterly task, and protective equipment, which at every ninth facility has no task; where a camera looks at the facility, one that its box
// recognises. Who is diligent follows from the enterprise's
// rating: A does 99 of 100 checks, D 70. The commitment comes at 08:40 park time; D leaves out one day in five. All of it follows from
// the park and the time, so that a second delivery is the same as the first.
import { seededRandom } from '@parkwatch/domain/random/seeded-random';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@parkwatch/domain/time/duration';
import type {
  Camera,
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
    ({ enterpriseRef, inherentLevel }) => enterpriseRef === owner.ref && inherentLevel <= 3,
  );

/** The risk register of an enterprise; empty where it has no facility of level 1 to 3. */
export function riskRegisterOf(park: DemoPark, enterpriseCode: string): DemoRegister {
  const owner = park.enterprises.find(({ code }) => code === enterpriseCode);
  const facilities = owner === undefined ? [] : withUnits(park, owner);
  if (owner === undefined || facilities.length === 0) return [];
  const all = facilities.map((facility) => ({
    ...{ facility, sensor: sensorOf(park, facility) },
    camera: park.cameras.find(({ facilityRef }) => facilityRef === facility.ref),
  }));
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
      records: make(measuresOf),
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
    hazardLiablePerson: owner.legalPerson,
    // What nobody has assessed is no low risk.
    ...(isLeftOut(facility, 23) ? {} : { riskLevel: LEVELS[facility.inherentLevel - 1] }),
  };
}

function eventOf(facility: Facility) {
  return {
    id: idOf('RE', facility),
    riskUnitId: idOf('RU', facility),
    riskEventName: EVENTS[facility.kind],
  };
}

type Watched = {
  readonly facility: Facility;
  readonly sensor: SensorPoint | undefined;
  readonly camera: Camera | undefined;
};

/** What somebody forgot: the same facilities each time. */
const isLeftOut = ({ externalId }: Facility, oneIn: number) =>
  [...externalId].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % oneIn === 0;

function measuresOf({ facility, sensor, camera }: Watched) {
  const common = { riskEventId: idOf('RE', facility) };
  const isPaper = sensor === undefined || isLeftOut(facility, 7);
  const measures = [
    {
      ...{ ...common, id: idOf('CM1', facility), dataSrc: '1', classify1: '1', classify2: '1-4' },
      riskMeasureDesc: '检测报警并联锁',
      ...(isPaper ? {} : { point: sensor.externalId }),
    },
    {
      ...{ ...common, id: idOf('CM2', facility), dataSrc: '2', classify1: '2', classify2: '2-2' },
      ...{ riskMeasureDesc: '静设备与密封点完好', troubleshootContent: '法兰、阀门、密封无泄漏' },
    },
    {
      ...{ ...common, id: idOf('CM3', facility), dataSrc: '2', classify1: '4', classify2: '4-3' },
      ...{ riskMeasureDesc: '消防与应急设施完好', troubleshootContent: '水炮、喷淋、洗眼器可用' },
    },
    {
      ...{ ...common, id: idOf('CM4', facility), dataSrc: '2', classify1: '3', classify2: '3-1' },
      ...{ riskMeasureDesc: '操作人员持证并培训合格', troubleshootContent: '证件有效，考核合格' },
    },
    {
      ...{ ...common, id: idOf('CM5', facility), dataSrc: '2', classify1: '4', classify2: '4-2' },
      ...{ riskMeasureDesc: '个体防护装备在位', troubleshootContent: '空气呼吸器压力正常' },
    },
  ];
  if (camera === undefined) return measures;
  const recognised = {
    ...{ ...common, id: idOf('CM6', facility), dataSrc: '1', classify1: '3', classify2: '3-4' },
    ...{ riskMeasureDesc: '视频识别未戴安全帽与烟雾', camera: camera.ref },
    cameraKinds: ['no-helmet', 'smoke'],
  };
  return [...measures, recognised];
}

/** Tasks of a facility in the order of their measures. */
function tasksOf(facility: Facility) {
  const task = (number: number, cycle: number, unit: '天' | '月') => ({
    ...{ id: idOf(`CT${number}`, facility), riskMeasureId: idOf(`CM${number}`, facility) },
    ...{ checkCycle: cycle, checkCycleUnit: unit, taskStartTime: TASKS_SINCE },
  });
  const daily = { ...task(2, 1, '天'), workDayType: '0', workType: '0' };
  const rescue = facility.isMajorHazard
    ? { ...task(3, 7, '天'), workType: '3', taskNum: 2 }
    : { ...task(3, 1, '月'), workType: '0' };
  const training = { ...task(4, 3, '月'), workType: '0' };
  if (isLeftOut(facility, 9)) return [daily, rescue, training];
  return [daily, rescue, training, { ...task(5, 7, '天'), workType: '0' }];
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
    const isWeekly = day % 7 === 0;
    const isRescue = facility.isMajorHazard ? isWeekly : day % 20 === 0;
    return [
      check(idOf('CT2', facility)),
      ...(isRescue ? [check(idOf('CT3', facility))] : []),
      ...(day % 25 === 0 ? [check(idOf('CT4', facility))] : []),
      ...(isWeekly && !isLeftOut(facility, 9) ? [check(idOf('CT5', facility))] : []),
    ];
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
export function sourceTime(ms: number): string {
  return new Date(ms + 8 * HOUR_MS).toISOString().replace(/\D/g, '').slice(0, 14);
}
