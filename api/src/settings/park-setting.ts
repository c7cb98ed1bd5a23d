import type { Config } from '../config.ts';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import { PARK_SETTINGS } from './park-settings.ts';
import type { SettingKey } from './park-settings.ts';

const SELECT = sql(import.meta, './select-setting.sql');

/** The value of a park setting now: what the park has set, else its default. Any scope may read it. */
export async function parkSetting(tx: Tx, config: Config, key: SettingKey): Promise<number> {
  const row = await tx.one<{ value: number }>(SELECT, [key]);
  return row?.value ?? PARK_SETTINGS[key].initial(config);
}
