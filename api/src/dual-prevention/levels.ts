import {
  codesOf,
  codingByMajor,
  levelOf,
  notCoded,
  USUAL_MAJOR_CODES,
} from '@parkwatch/domain/dual-prevention/levels';
import type { LevelField } from '@parkwatch/domain/dual-prevention/levels';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import { refusal } from '../ingest/records.ts';
import type { Checked, OwnRecord, Refusal } from '../ingest/records.ts';
import { settingOf } from '../settings/park-setting.ts';
import type { SettingKey } from '../settings/park-settings.ts';

const SETTINGS = {
  riskLevel: 'dualPrevention.majorRiskCode',
  dangerLevel: 'dualPrevention.majorDangerCode',
} as const satisfies Record<LevelField, SettingKey>;

const relevels = {
  'dualPrevention.majorRiskCode': sql(import.meta, './relevel-risk-units.sql'),
  'dualPrevention.majorDangerCode': sql(import.meta, './relevel-dangers.sql'),
} as const;
type CodingKey = keyof typeof relevels;

/** Levels as words: a record that does not name its coding is read in the park's. */
export async function readLevels<T extends { externalId: string; [field: string]: unknown }>(
  tx: Tx,
  records: readonly OwnRecord<T>[],
  field: LevelField,
): Promise<Checked<T>> {
  const major = (await settingOf(tx, SETTINGS[field])) ?? USUAL_MAJOR_CODES[field];
  const coding = codingByMajor(field, major);
  const kept: OwnRecord<T>[] = [];
  const refused: Refusal[] = [];
  for (const record of records) {
    const value: unknown = record[field];
    const isSaid = typeof value === 'string' || typeof value === 'number';
    const level = isSaid ? levelOf(field, value, coding) : value;
    // Nothing said: a unit need not be rated, and a deletion brings only its key.
    if (!isSaid || level !== undefined) kept.push({ ...record, [field]: level });
    else if (record['deleted'] === true) kept.push({ ...record, isBare: true });
    else refused.push(refusal(record, `/${field}`, notCoded(field, coding)));
  }
  return { records: kept, refused };
}

export function isCodingKey(key: SettingKey): key is CodingKey {
  return Object.hasOwn(relevels, key);
}

/** The park has set another coding: what is stored is read anew, where it did not name its own. */
export async function relevel(tx: Tx, key: CodingKey, majorCode: number): Promise<void> {
  const field = key === SETTINGS.riskLevel ? 'riskLevel' : 'dangerLevel';
  const codes = codesOf(field, codingByMajor(field, majorCode));
  await tx.run(relevels[key], [JSON.stringify(codes)]);
}
