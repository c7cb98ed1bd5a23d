import { HOUR_MS } from '@parkwatch/domain/time/duration';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';
import type { Parts } from '../parts.ts';
import { findReevaluations } from '../standard-library/reevaluation-store.ts';
import { completeReevaluation } from '../standard-library/reevaluations.ts';
import { listVersions } from '../standard-library/store.ts';
import { versionOfRow } from '../standard-library/line-rows.ts';
import { changeLine } from '../standard-library/write-line.ts';
import { parkDate } from '../weather-rules/weather-now.ts';
import type { AccountIds } from './demo-accounts.ts';

const listStandards = sql(import.meta, './list-demo-standards.sql');
const listPlaces = sql(import.meta, './list-demo-places.sql');
const SYSTEM = { kind: 'system' } as const;

/** By which line of the library the dangers of the demo were judged, by their titles. Where none fits, nobody chose one. */
const JUDGED_BY: Readonly<Record<string, string>> = {
  '消防栓被物料遮挡 Hydrant blocked by goods': 'fire-protection-law-2021:28-1',
  '灭火器压力不足 Extinguishers without pressure': 'fire-rules-order-61:29-1',
  '安全阀超期未校验 Relief valve past its test date': 'special-equipment-law-2013:39-2',
  '联锁旁路未审批 Interlock bypassed without approval': 'hazardous-chemicals-law-2025:38-2',
};

/** The park has loading watched more closely: who has a loading place looks at its checklists again. */
const CHANGED = 'hazardous-chemicals-law-2025:66-1';
const CHANGED_HOURS_AGO = 6;
const DONE_BY = [
  {
    ...{ prefix: 'e1', result: 'adapted' },
    note: '装车台检查表已按两天期限修订。The checklist of the truck rack has two days now.',
  },
  {
    ...{ prefix: 'e2', result: 'no-effect' },
    note: '本企业装卸均有专人监护，无需调整。Loading is always watched here.',
  },
] as const;

type Row = { readonly id: number; readonly key: string; readonly version: number };

/** Ids of lines by the title of the demo's dangers; empty where the library was not taken in. */
export async function demoStandards(tx: Tx): Promise<Map<string, number>> {
  const rows = await tx.rows<Row>(listStandards, [Object.values(JUDGED_BY)]);
  const ids = new Map(rows.map(({ key, id }) => [key, id]));
  return new Map(
    Object.entries(JUDGED_BY).flatMap(([title, key]) => {
      const id = ids.get(key);
      return id === undefined ? [] : [[title, id] as const];
    }),
  );
}

/** A standard that the park changed this morning, with some of the re-evaluations that follow from it done. */
export async function makeDemoStandards(parts: Parts, accounts: AccountIds): Promise<void> {
  const startMs = parts.now().getTime();
  const at = (hoursAgo: number) => new Date(startMs - hoursAgo * HOUR_MS);
  const now = at(CHANGED_HOURS_AGO);
  const before = await parts.db.tx(SYSTEM, async (tx) => {
    const [row] = await tx.rows<Row>(listStandards, [[CHANGED]]);
    const versions = row === undefined ? [] : await listVersions(tx, [row.id]);
    const last = versions.at(-1);
    return last === undefined ? null : { id: last.id, version: versionOfRow(last) };
  });
  if (before === null) return;
  const { id, version } = before;
  await changeLine(parts, directorOf(accounts), {
    ...{ action: 'demo:change-standard', kind: 'write', id, afterVersion: version.version, now },
    draft: {
      ...version,
      ...{ document: version.documentKey, effectiveFrom: parkDate(now), deadlineDays: 2 },
    },
    reason: '装卸环节整改期限收紧为两天。Loading: two days to rectify from now on.',
  });
  const places = await parts.db.tx(SYSTEM, (tx) =>
    tx.rows<Place>(listPlaces, [DONE_BY.map(({ prefix }) => prefix)]),
  );
  for (const [index, said] of DONE_BY.entries()) {
    const place = places.find(({ accountPrefix }) => accountPrefix === said.prefix);
    const doneAt = at(CHANGED_HOURS_AGO - 1 - index);
    if (place !== undefined) await done(parts, place, { ...said, now: doneAt });
  }
}

type Place = {
  readonly accountPrefix: string;
  readonly enterpriseId: number;
  readonly managerId: number;
};
type Said = Pick<(typeof DONE_BY)[number], 'result' | 'note'> & { readonly now: Date };

async function done(parts: Parts, place: Place, { result, note, now }: Said): Promise<void> {
  const { accountPrefix, enterpriseId, managerId: userId } = place;
  const caller: Caller = {
    ...{ userId, username: `${accountPrefix}.manager`, role: 'manager', enterpriseId },
    scope: { kind: 'enterprises', userId, enterpriseIds: [enterpriseId] },
    ...{ reach: 'own', address: null, requestId: 'demo' },
  };
  const [own] = await parts.db.tx(caller.scope, (tx) =>
    findReevaluations(tx, { view: 'open', enterpriseId }, now),
  );
  if (own !== undefined)
    await completeReevaluation(parts, caller, { id: own.id, result, note, now });
}

function directorOf(accounts: AccountIds): Caller {
  const userId = accounts.get('director')!;
  return {
    ...{ userId, username: 'director', role: 'director', enterpriseId: null, reach: 'park' },
    ...{ scope: { kind: 'park', userId }, address: null, requestId: 'demo' },
  };
}
