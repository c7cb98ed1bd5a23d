import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as z from 'zod';
import {
  allowedValues,
  configFiles,
  configPage,
  envExample,
  readProcesses,
  shownDefault,
} from './config-docs.ts';

test('docs/config.md and .env.example are as the code prints them', async () => {
  for (const [file, text] of Object.entries(await configFiles())) {
    const committed = readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
    assert.equal(committed, text, `${file}: run npm run docs:config`);
  }
});

test('every setting says what it is for in both languages, and its default is allowed', async () => {
  const processes = await readProcesses();
  assert.ok(processes.some(({ name }) => name === 'api'));
  for (const { settings } of processes) {
    for (const setting of settings) {
      assert.match(setting.env, /^[A-Z][A-Z0-9_]*$/);
      assert.ok(setting.en.length > 10 && setting.zh.length > 3, setting.env);
      const text = shownDefault(setting);
      if (text === '' || setting.defaultText) continue;
      assert.ok(setting.schema.safeParse(text).success, `${setting.env}: default ${text}`);
    }
  }
});

const port = {
  ...{
    env: 'PORT',
    schema: z.string().transform(Number).pipe(z.number().int().min(1).max(65535)),
    default: 8080,
  },
  ...{ en: 'Port of the web server.', zh: '服务端口。' },
};
const session = {
  ...{
    env: 'IDLE',
    schema: z.string().transform(Number).pipe(z.number().int().positive()),
    default: 30,
    unit: 'min',
  },
  ...{ en: 'Idle time until sign-out.', zh: '空闲退出时间。' },
};
const key = {
  ...{ env: 'MAIL_KEY', schema: z.string(), default: 'changeme', secret: true },
  ...{ en: 'Key of the mail service.', zh: '邮件服务密钥。' },
};

test('a setting is a row with values, unit, default and both languages', () => {
  const page = configPage([{ name: 'api', settings: [port, session] }]);
  assert.match(
    page,
    /\| `PORT` \| ≥ 1, ≤ 65535 \| `8080` \| Port of the web server.<br>服务端口。 \|/,
  );
  assert.match(page, /\| `IDLE` \| > 0, min \| `30` \|/);
});

test('a secret never shows a value in the example, and a shared setting stands there once', () => {
  const example = envExample([
    { name: 'api', settings: [port, key] },
    { name: 'scheduler', settings: [key] },
  ]);
  assert.match(example, /^#MAIL_KEY=$/m);
  assert.match(example, /^#PORT=8080$/m);
  assert.equal(example.match(/MAIL_KEY/g)?.length, 1);
});

test('allowed values are read off the schema', () => {
  assert.equal(allowedValues(z.enum(['on', 'off'])), 'on \\| off');
  assert.equal(allowedValues(z.boolean()), 'true \\| false');
  assert.equal(allowedValues(z.string()), 'text');
  assert.equal(allowedValues(z.number()), 'number');
});
