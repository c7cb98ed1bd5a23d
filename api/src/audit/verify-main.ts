// `npm run audit:verify [-- --head ID:HASH]`: verifies the audit trail; exit 1 and the first broken record if it was changed.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { DATA_DIR_IN_USE } from '../db/embedded/data-dir-lock.ts';
import { appliedMigrations } from '../db/migrate.ts';
import { command, withDatabase } from '../db/open-for-command.ts';
import { askForVerification, knownHeadOf } from './verify-socket.ts';
import { verifyTrail } from './verify.ts';
import type { Fault, KnownHead, Verification } from './verify.ts';

const FAULTS: Readonly<Record<Fault, string>> = {
  missing: 'is missing 缺失',
  changed: 'was changed 内容被改动',
  unlinked: 'does not continue its predecessor 与前一条记录不衔接',
  'cut-off': 'is missing: the trail was cut off or emptied 审计链末尾被截断或被清空',
};

await command(async () => {
  const { values } = parseArgs({ options: { head: { type: 'string' } } });
  const known = values.head === undefined ? undefined : knownHeadOf(values.head);
  if (values.head !== undefined && known === undefined) {
    throw new Error('usage 用法: npm run audit:verify [-- --head ID:HASH]');
  }
  const { records, firstBroken, head, algorithm } = await verification(known);
  if (firstBroken !== null) {
    const { id, why } = firstBroken;
    throw new Error(
      `audit trail BROKEN 审计链已损坏: record 第 ${id} 条 ${FAULTS[why]} (${records} records before it are intact 之前 ${records} 条完好)`,
    );
  }
  const end = head === null ? '' : `, head 链尾 ${head.id}:${head.hash}`;
  return `audit trail intact 审计链完好: ${records} records 条记录, ${algorithm || '-'}${end}`;
});

/** Opening the embedded database would make one, and an empty trail would be called intact. */
function refuseWithoutDatabase(): void {
  const { databaseUrl, dataDir } = readConfig();
  if (databaseUrl !== undefined || existsSync(join(dataDir, 'pg-created'))) return;
  throw new Error(`there is no database in DATA_DIR 数据目录中没有数据库: ${dataDir}`);
}

async function verification(known: KnownHead | undefined): Promise<Verification> {
  try {
    refuseWithoutDatabase();
    return await withDatabase(async (db) => {
      if ((await appliedMigrations(db)).length === 0) {
        throw new Error('the database is empty: there is no audit trail 数据库为空,没有审计记录');
      }
      return verifyTrail(db, known);
    });
  } catch (error) {
    if ((error as { code?: unknown }).code !== DATA_DIR_IN_USE) throw error;
    const answer = await askForVerification(readConfig().dataDir, known);
    if (answer === undefined) throw error;
    return answer;
  }
}
