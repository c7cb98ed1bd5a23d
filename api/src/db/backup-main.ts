import { parseArgs } from 'node:util';
import { backup } from './backup/backup.ts';
import { command, withDatabase } from './open-for-command.ts';

const USAGE = 'usage 用法: npm run db:backup -- FILE';

await command(async () => {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new Error(USAGE);
  const tables = await withDatabase((db) => backup(db, file, new Date()));
  const rows = Object.values(tables).reduce((sum, content) => sum + content.rows, 0);
  const count = Object.keys(tables).length;
  return `saved and verified 已备份并校验: ${file}, ${count} tables 张表, ${rows} rows 行`;
});
