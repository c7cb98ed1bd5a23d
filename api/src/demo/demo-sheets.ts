import { riskRegisterOf } from '@parkwatch/gis-data/demo/dual-prevention';
import type { DemoPark } from '@parkwatch/gis-data/demo/demo-park-types';
import { shanghaiDay } from '@parkwatch/domain/dual-prevention/source-time';
import { DAY_MS } from '@parkwatch/domain/time/duration';
import type { RiskSheetInput } from '@parkwatch/domain/wire/risk-sheets';
import { sql } from '../db/sql.ts';
import { dualPreventionKinds as kinds } from '../dual-prevention/record-kinds.ts';
import { SYSTEM_CALLER } from '../http/caller.ts';
import type { Caller } from '../http/caller.ts';
import { takeRecords } from '../ingest/records.ts';
import type { Parts } from '../parts.ts';
import { createSheet, reviseSheet } from '../risk-register/sheet-service.ts';
import type { AccountIds } from './demo-accounts.ts';

const listUnits = sql(import.meta, './list-demo-units.sql');

type Sheet = Omit<RiskSheetInput, 'assessedOn'>;
/** What an enterprise assessed, and what it says by now if it was revised. */
type Story = {
  readonly of: string;
  readonly daysAgo: number;
  readonly sheet: Sheet;
  readonly revised?: { readonly daysAgo: number; readonly sheet: Sheet; readonly note: string };
};

const unloading = (likelihood: number): Sheet => ({
  ...{ form: 'jha', subject: '槽车卸料作业', methodId: 'ls-a' },
  rows: [
    {
      ...{ step: '车辆就位、熄火、设轮挡', hazard: '溜车', consequence: '软管拉脱，物料泄漏' },
      measures: [{ kind: 'management', description: '卸车确认单逐项签字' }],
      ...{ proposed: [], assessed: { factors: { L: 2, S: 4 } } },
    },
    {
      ...{ step: '连接静电接地与鹤管', hazard: '接地失效、接头未锁紧', consequence: '静电着火' },
      measures: [
        { kind: 'engineering', description: '接地报警联锁' },
        { kind: 'ppe', description: '防静电服、护目镜' },
      ],
      proposed: [{ kind: 'engineering', description: '鹤管拉断阀' }],
      assessed: { factors: { L: likelihood, S: 5 } },
    },
    {
      ...{ step: '卸料并监护', hazard: '超装、无人监护', consequence: '溢罐' },
      measures: [{ kind: 'emergency', description: '高高液位联锁切断' }],
      ...{ proposed: [], assessed: { factors: { L: 2, S: 5 } } },
    },
  ],
});
const tank: Sheet = {
  ...{ form: 'scl', subject: '储罐本体及附件', methodId: 'lec-classic' },
  rows: [
    {
      ...{ item: '安全阀、呼吸阀', standard: '在校验期内，铅封完好', consequence: '超压破裂' },
      measures: [{ kind: 'engineering', description: '双安全阀，在线切换' }],
      ...{ proposed: [], assessed: { factors: { L: 1, E: 6, C: 15 } } },
    },
    {
      ...{ item: '围堰与排水阀', standard: '完好、常闭上锁', consequence: '泄漏物外流' },
      measures: [{ kind: 'management', description: '上锁挂牌，每班检查' }],
      ...{ proposed: [], assessed: { factors: { L: 3, E: 6, C: 7 } } },
    },
  ],
};
const maintenance: Sheet = {
  ...{ form: 'jha', subject: '进入受限空间清罐', methodId: 'mes' },
  rows: [
    {
      ...{ step: '置换、检测', hazard: '置换不彻底', consequence: '中毒、窒息' },
      measures: [{ kind: 'management', description: '作业前 30 分钟内复测' }],
      ...{ proposed: [], assessed: { factors: { M: 1, E: 2, S: 10 } } },
    },
    {
      ...{ step: '罐内清理', hazard: '通风中断', consequence: '窒息死亡' },
      measures: [
        { kind: 'ppe', description: '长管呼吸器' },
        { kind: 'training', description: '作业与监护人员培训合格' },
      ],
      proposed: [{ kind: 'engineering', description: '强制通风断电报警' }],
      assessed: { factors: { M: 3, E: 3, S: 10 } },
    },
  ],
};

const STORIES: readonly Story[] = [
  {
    ...{ of: 'e1', daysAgo: 200, sheet: unloading(3) },
    revised: { daysAgo: 20, sheet: unloading(4), note: '新增夜班卸车，频次上升' },
  },
  { of: 'e1', daysAgo: 150, sheet: tank },
  { of: 'e3', daysAgo: 90, sheet: unloading(2) },
  { of: 'e4', daysAgo: 60, sheet: maintenance },
  { of: 'e6', daysAgo: 40, sheet: tank },
];

type Unit = { readonly id: number; readonly accountPrefix: string; readonly enterpriseId: number };

/**
 * Sheets of some enterprises, each made at its time by the service that people use. Their registers are delivered here once, as
 * their own systems deliver them again and again: a sheet needs its unit.
 */
export async function makeDemoSheets(
  parts: Parts,
  park: DemoPark,
  accounts: AccountIds,
): Promise<void> {
  const now = parts.now();
  const prefixes = [...new Set(STORIES.map(({ of }) => of))];
  const codes = park.enterprises.filter((one) => prefixes.includes(one.accountPrefix));
  for (const { code } of codes) await deliverRegister(parts, park, { code, now });
  const units = await parts.db.tx({ kind: 'system' }, (tx) => tx.rows<Unit>(listUnits, [prefixes]));
  const ofOwner = Map.groupBy(units, ({ accountPrefix }) => accountPrefix);
  for (const [at, story] of STORIES.entries()) {
    const own = ofOwner.get(story.of) ?? [];
    const unit = own[at % Math.max(1, own.length)];
    if (unit !== undefined) await tell(parts, story, { unit, accounts, now });
  }
}

async function deliverRegister(
  parts: Parts,
  park: DemoPark,
  { code, now }: { readonly code: string; readonly now: Date },
): Promise<void> {
  const feeds = {
    'dual-prevention/risk-objects': kinds.riskObjects,
    'dual-prevention/risk-units': kinds.riskUnits,
    'dual-prevention/risk-events': kinds.riskEvents,
    'dual-prevention/control-measures': kinds.controlMeasures,
    'dual-prevention/check-tasks': kinds.checkTasks,
  };
  for (const { feed, records } of riskRegisterOf(park, code))
    await takeRecords(parts, feeds[feed], { caller: SYSTEM_CALLER, records, now });
}

type Telling = { readonly unit: Unit; readonly accounts: AccountIds; readonly now: Date };

async function tell(parts: Parts, story: Story, { unit, accounts, now }: Telling): Promise<void> {
  const manager = managerOf(unit, accounts);
  const at = (daysAgo: number) => new Date(now.getTime() - daysAgo * DAY_MS);
  const dated = (sheet: Sheet, daysAgo: number) =>
    ({ ...sheet, assessedOn: shanghaiDay(at(daysAgo).getTime()) }) as RiskSheetInput;
  const { id } = await createSheet(parts, manager, {
    ...{ unitId: unit.id, input: dated(story.sheet, story.daysAgo), now: at(story.daysAgo) },
  });
  if (story.revised === undefined) return;
  const { daysAgo, sheet, note } = story.revised;
  const input = dated(sheet, daysAgo);
  await reviseSheet(parts, manager, { id, input, revision: 1, note, now: at(daysAgo) });
}

function managerOf({ accountPrefix, enterpriseId }: Unit, accounts: AccountIds): Caller {
  const username = `${accountPrefix}.manager`;
  const userId = accounts.get(username)!;
  return {
    ...SYSTEM_CALLER,
    ...{ userId, username, role: 'manager', enterpriseId, reach: 'own', requestId: 'demo' },
    scope: { kind: 'enterprises', userId, enterpriseIds: [enterpriseId] },
  };
}
