import type { Config } from '../config.ts';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import { PARK_SETTINGS } from './park-settings.ts';
import type { SettingKey } from './park-settings.ts';

const SELECT = sql(import.meta, './select-setting.sql');

/** What the park has set, or undefined. Any scope may read it. */
export async function settingOf(tx: Tx, key: SettingKey): Promise<number | undefined> {
  return (await tx.one<{ value: number }>(SELECT, [key]))?.value;
}

/** The value of a park setting now: what the park has set, else its default. Any scope may read it. */
export async function parkSetting(tx: Tx, config: Config, key: SettingKey): Promise<number> {
  return (await settingOf(tx, key)) ?? PARK_SETTINGS[key].initial(config);
}
