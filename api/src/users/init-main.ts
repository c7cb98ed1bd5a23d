// `npm run accounts:init [-- --admin NAME --security NAME --auditor NAME]`: the first three accounts of a new database.
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { buildParts } from '../build-parts.ts';
import { readConfig } from '../config.ts';
import { migrate } from '../db/migrate.ts';
import { command, commandLog, withDatabase } from '../db/open-for-command.ts';
import { initAccounts } from './init-accounts.ts';

const USAGE = 'usage 用法: npm run accounts:init [-- --admin NAME --security NAME --auditor NAME]';
const NOTE =
  'Shown once. Each must be changed at the first sign-in. 仅显示一次,首次登录须修改密码。';

await command(async () => {
  const names = readNames();
  const config = readConfig();
  if (config.demo) {
    throw new Error(
      'with DEMO the demo brings its accounts: set DEMO=off 演示模式自带账号,请设置 DEMO=off',
    );
  }
  const accounts = await withDatabase(async (db) => {
    await migrate(db, commandLog);
    const log = pino({ level: 'silent' });
    return initAccounts(buildParts({ config, db, log }), names);
  });
  const lines = accounts.map(({ username, password }) => `${username}\t${password}`);
  return [...lines, NOTE].join('\n');
});

function readNames() {
  const name = (role: string) => ({ type: 'string', default: role }) as const;
  const options = {
    admin: name('admin'),
    security: name('security'),
    auditor: name('auditor'),
  };
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    throw new Error(USAGE, { cause: error });
  }
}
