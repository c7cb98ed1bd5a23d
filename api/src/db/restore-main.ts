import { parseArgs } from 'node:util';
import { restore } from './backup/restore.ts';
import { command, commandLog, withDatabase } from './open-for-command.ts';

const USAGE =
  'usage 用法: npm run db:restore -- FILE [--force]   (--force: replace what is there 覆盖现有数据)';

await command(async () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { force: { type: 'boolean', default: false } },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new Error(USAGE);
  const { force } = values;
  const tables = await withDatabase((db) => restore(db, file, { force, log: commandLog }));
  const rows = Object.values(tables).reduce((sum, content) => sum + content.rows, 0);
  const count = Object.keys(tables).length;
  return `restored and verified 已恢复并校验: ${file}, ${count} tables 张表, ${rows} rows 行`;
});
