import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

// The rules under test need no types, so they run on text without a project behind it.
const eslint = new ESLint({
  cwd: new URL('..', import.meta.url).pathname,
  overrideConfig: tseslint.configs.disableTypeChecked,
});

async function brokenRules(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath });
  assert.ok(result, `${filePath} is not linted`);
  return result.messages.map((message) => message.ruleId ?? message.message);
}

const importOf = (library: string) => `import * as thing from '${library}';\nthing.use();\n`;

const fenced: [library: string, home: string, elsewhere: string][] = [
  ['sequelize', 'api/src/alarms/alarm-model.ts', 'api/src/alarms/service.ts'],
  ['pg', 'api/src/alarms/store.ts', 'scheduler/src/tasks/overdue.ts'],
  ['pg', 'api/src/db/pool.ts', 'connectors/src/runtime/deliver.ts'],
  ['socket.io', 'api/src/live/live.ts', 'api/src/alarms/routes.ts'],
  ['socket.io-client', 'portal/src/app/live/feed.ts', 'portal/src/app/alarms/alarm-store.ts'],
  ['ol/Map.js', 'portal/src/app/map/engines/openlayers/engine.ts', 'portal/src/app/map/page.ts'],
  ['cesium', 'portal/src/app/map/engines/cesium/engine.ts', 'portal/src/app/map/page.ts'],
  ['@deck.gl/core', 'portal/src/app/map/overlays/deck/overlay.ts', 'portal/src/app/map/page.ts'],
  ['echarts/core', 'portal/src/app/ui/chart/chart.ts', 'portal/src/app/alarms/trend.ts'],
  ['node-cron', 'scheduler/src/run-task.ts', 'scheduler/src/tasks/overdue.ts'],
];

for (const [library, home, elsewhere] of fenced) {
  test(`${library} may be imported in ${home}, not in ${elsewhere}`, async () => {
    assert.deepEqual(await brokenRules(home, importOf(library)), []);
    assert.deepEqual(await brokenRules(elsewhere, importOf(library)), ['no-restricted-imports']);
  });
}

const readsEnv = 'export const port = process.env.PORT;\n';
const readsClock = 'export const at = [Date.now(), new Date()];\n';

test('the environment is read in config.ts only', async () => {
  assert.deepEqual(await brokenRules('api/src/config.ts', readsEnv), []);
  assert.deepEqual(await brokenRules('api/src/app.ts', readsEnv), ['no-restricted-properties']);
  assert.deepEqual(await brokenRules('domain/src/geo/bbox.ts', readsEnv), [
    'no-restricted-properties',
  ]);
});

test('domain has no clock, the other rooms have', async () => {
  assert.deepEqual(await brokenRules('domain/src/alarm/severity.ts', readsClock), [
    'no-restricted-properties',
    'no-restricted-syntax',
  ]);
  assert.deepEqual(await brokenRules('api/src/app.ts', readsClock), []);
});

test('a relative import in the backend carries its extension', async () => {
  const without = "export { a } from './a';\n";
  assert.deepEqual(await brokenRules('api/src/app.ts', without), ['no-restricted-syntax']);
  assert.deepEqual(await brokenRules('api/src/app.ts', "export { a } from './a.ts';\n"), []);
});

test('console is for entry points and scripts', async () => {
  const prints = "console.log('x');\n";
  assert.deepEqual(await brokenRules('api/src/app.ts', prints), ['no-console']);
  assert.deepEqual(await brokenRules('api/src/main.ts', prints), []);
  assert.deepEqual(await brokenRules('api/src/audit/verify-main.ts', prints), []);
});

test('files, functions and argument lists stay small, tests may be long', async () => {
  const long = (lines: number) => `export function f() {\n${'f();\n'.repeat(lines)}}\n`;
  assert.deepEqual(await brokenRules('api/src/app.ts', long(60)), ['max-lines-per-function']);
  assert.deepEqual(await brokenRules('api/src/app.test.ts', long(400)), []);
  const fourParameters = 'export const f = (a, b, c, d) => a + b + c + d;\n';
  assert.deepEqual(await brokenRules('api/src/app.ts', fourParameters), ['max-params']);
  assert.deepEqual(await brokenRules('domain/src/risk/lec.ts', fourParameters), []);
});
