import * as wire from '@parkwatch/domain/wire/audit';
import type { Setting } from '@parkwatch/domain/wire/audit';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import { isCodingKey, relevel } from '../dual-prevention/levels.ts';
import { route } from '../http/feature.ts';
import type { Feature } from '../http/feature.ts';
import { problem } from '../http/problem.ts';
import type { Parts } from '../parts.ts';
import { PARK_SETTINGS } from './park-settings.ts';
import type { SettingKey } from './park-settings.ts';

const queries = {
  list: sql(import.meta, './list-settings.sql'),
  lock: sql(import.meta, './lock-settings.sql'),
  upsert: sql(import.meta, './upsert-setting.sql'),
  requestZones: sql(import.meta, './request-zones.sql'),
};
const SYSTEM = { kind: 'system' } as const;

type Row = { key: string; value: number; updated_at: Date; updated_by: string | null };

/** Park settings: numbers that the security administrator changes while the system runs. */
export function settings(parts: Parts): Feature {
  const { db, audit } = parts;
  return {
    name: 'settings',
    routes: [
      route(wire.listSettings, async () => ({
        items: await db.tx(SYSTEM, (tx) => all(parts, tx)),
      })),
      route(wire.changeSetting, async ({ params: { key }, body, caller, now }) => {
        checkBounds(key, body.value);
        return db.tx(SYSTEM, async (tx) => {
          await tx.rows(queries.lock);
          const before = await all(parts, tx);
          checkOrder(before, key, body.value);
          await tx.run(queries.upsert, [key, body.value, now, caller.userId]);
          if (isCodingKey(key)) await relevel(tx, key, body.value);
          if (key.startsWith('zone.')) await tx.run(queries.requestZones, [now]);
          const from = before.find((one) => one.key === key)?.value;
          const detail = { from, to: body.value, reason: body.reason };
          const changed = (await all(parts, tx)).find((one) => one.key === key);
          await audit.record(tx, caller, {
            action: 'changeSetting',
            object: `setting:${key}`,
            detail,
          });
          if (changed === undefined) throw problem('not-found');
          return changed;
        });
      }),
    ],
  };
}

async function all({ config }: Parts, tx: Tx): Promise<Setting[]> {
  const set = new Map((await tx.rows<Row>(queries.list)).map((row) => [row.key, row]));
  return wire.SETTING_KEYS.map((key) => {
    const { min, max, unit, initial } = PARK_SETTINGS[key];
    const row = set.get(key);
    return {
      key,
      value: row?.value ?? initial(config),
      ...{ min, max, unit },
      updatedAt: row?.updated_at.toISOString() ?? null,
      updatedBy: row?.updated_by ?? null,
    };
  });
}

function checkBounds(key: SettingKey, value: number): void {
  const { min, max, isWhole } = PARK_SETTINGS[key];
  if (value >= min && value <= max && (!isWhole || Number.isInteger(value))) return;
  const message = {
    zh: `应为 ${min} 至 ${max}${isWhole ? ' 的整数' : ''}`,
    en: `${isWhole ? 'a whole number ' : ''}from ${min} to ${max}`,
  };
  throw problem('bad-request', { errors: [{ path: '/value', message }] });
}

/** Red begins above yellow and yellow above blue, or the map would lie. */
function checkOrder(before: readonly Setting[], key: SettingKey, value: number): void {
  const of = (one: SettingKey) =>
    one === key ? value : (before.find((setting) => setting.key === one)?.value ?? NaN);
  if (of('zone.redFrom') > of('zone.yellowFrom') && of('zone.yellowFrom') > of('zone.blueFrom'))
    return;
  throw problem('bad-request', {
    detail: {
      zh: '阈值必须满足：红 > 黄 > 蓝',
      en: 'the thresholds must fall: red > yellow > blue',
    },
    errors: [{ path: '/value', message: { zh: '红 > 黄 > 蓝', en: 'red > yellow > blue' } }],
  });
}
