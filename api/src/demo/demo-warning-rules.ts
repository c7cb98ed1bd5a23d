import { DAY_MS } from '@parkwatch/domain/time/duration';
import type { WarningRuleDraft } from '@parkwatch/domain/wire/equipment-warnings';
import { sql } from '../db/sql.ts';
import { writeRule } from '../equipment-warning/write-rule.ts';
import { SYSTEM_CALLER } from '../http/caller.ts';
import type { Caller } from '../http/caller.ts';
import type { Parts } from '../parts.ts';
import { parkDate } from '../weather-rules/weather-now.ts';

const listMachines = sql(import.meta, './list-demo-machines.sql');
const SYSTEM = { kind: 'system' } as const;
/** Enterprises with rules of their own. */
const WITH_RULES = 6;

type Machine = {
  readonly enterpriseId: number;
  readonly accountPrefix: string;
  readonly managerId: number;
  readonly facilityId: number;
  readonly name_zh: string;
  readonly name_en: string;
  readonly outletId: number;
  readonly outletHigh: number;
  readonly outletSwing: number;
  readonly powerId: number;
  readonly powerSwing: number;
};

/**
 * Two rules for some plant units of the demo, written by their managers: the cooling water outlet for three hours above half
 * of the way from its usual value to its alarm, and that with a compressor that draws more and more.
 */
export async function makeDemoWarningRules(parts: Parts): Promise<void> {
  const machines = await parts.db.tx(SYSTEM, (tx) => tx.rows<Machine>(listMachines, [WITH_RULES]));
  // The rules were there yesterday as far as people see; a version cannot begin in the past of its writer.
  const now = new Date(parts.now().getTime() - DAY_MS);
  for (const machine of machines)
    for (const draft of draftsOf(machine, parkDate(now)))
      await writeRule(parts, managerOf(machine), { ruleNo: null, afterVersion: 0, draft, now });
}

function draftsOf(machine: Machine, effectiveFrom: string): WarningRuleDraft[] {
  const { facilityId, outletId, outletHigh, outletSwing, powerId, powerSwing } = machine;
  // The alarm lies six standard deviations above the usual value, the dead band is one.
  const limit = Math.round((outletHigh - 3 * outletSwing) * 10) / 10;
  const about = { facilityId, isEnabled: true, effectiveFrom };
  const hot = { type: 'limit', pointId: outletId, side: 'above', limit } as const;
  return [
    {
      ...about,
      name: { zh: '循环冷却水出口持续偏高', en: 'Cooling-water outlet too warm for long' },
      equipment: {
        zh: `${machine.name_zh}循环冷却系统`,
        en: `Cooling circuit of ${machine.name_en}`,
      },
      condition: { ...hot, forHours: 3 },
      advice: {
        zh: '检查冷却水流量、换热器结垢和循环泵电机温度。',
        en: 'Check the flow of cooling water, fouling of the exchanger and the temperature of the pump motor.',
      },
    },
    {
      ...about,
      name: {
        zh: '压缩机功率上升且冷却水偏热',
        en: 'Compressor draws more while cooling runs warm',
      },
      equipment: {
        zh: `${machine.name_zh}循环压缩机`,
        en: `Recycle compressor of ${machine.name_en}`,
      },
      condition: {
        type: 'all',
        of: [
          {
            ...{ type: 'trend', pointId: powerId, direction: 'rising' },
            ...{ perHour: Math.round(powerSwing * 100) / 100, windowHours: 2 },
          },
          { ...hot, forHours: 0.5 },
        ],
      },
      advice: {
        zh: '检查压缩机轴承振动、温度和防喘振阀，降负荷后观察。',
        en: 'Check bearing vibration, temperature and the anti-surge valve of the compressor; watch it at lower load.',
      },
    },
  ];
}

function managerOf({ accountPrefix, enterpriseId, managerId }: Machine): Caller {
  return {
    ...SYSTEM_CALLER,
    ...{ userId: managerId, username: `${accountPrefix}.manager`, role: 'manager' },
    ...{ enterpriseId, reach: 'own', requestId: 'demo' },
    scope: { kind: 'enterprises', userId: managerId, enterpriseIds: [enterpriseId] },
  };
}
