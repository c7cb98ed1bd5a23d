import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sourceConfig } from './data-source.ts';
import { gb26875Device, gb26875Settings } from './gb26875.ts';

const schema = sourceConfig(gb26875Settings, gb26875Device);

test('a configuration needs nothing but its devices', () => {
  const { settings, devices } = schema.parse({
    settings: {},
    devices: [
      { account: '4328719365', points: { 'part/1/3/11/0.18/fire': { point: 'E001-FA-18' } } },
    ],
  });
  assert.deepEqual(
    [settings.port, settings.syncClock, settings.readStatesS, settings.confirmTypes],
    [26_875, true, 600, []],
  );
  assert.deepEqual(settings.clock, { aheadS: 60, behindH: 720 });
  assert.deepEqual(devices[0]?.settings, {});
});

const wrong: [string, object, string][] = [
  ['a type flag is a byte', { confirmTypes: [256] }, 'settings.confirmTypes.0'],
  ['states are read once a day or oftener', { readStatesS: 86_401 }, 'settings.readStatesS'],
  ['a clock may be an hour ahead, no more', { clock: { aheadS: 3601 } }, 'settings.clock.aheadS'],
];
for (const [name, settings, path] of wrong) {
  test(name, () => {
    const { error } = schema.safeParse({ settings, devices: [] });
    assert.deepEqual(
      error?.issues.map((issue) => issue.path.join('.')),
      [path],
    );
  });
}
