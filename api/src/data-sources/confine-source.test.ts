import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as wire from '@parkwatch/domain/wire/data-sources';
import { sourceLab } from '../testing/source-lab.ts';
import { FOREIGN, OWN } from '../testing/tenant-fixture.ts';
import { confined } from './confine-source.ts';

const lab = await sourceLab();
const { app, admin } = lab;

const config = (settings: object, device: object) => ({
  settings,
  devices: [{ account: 'erp', secret: 'a key', settings: device }],
});
const faultsOf = async (connector: string, wanted: object, enterpriseId: number | null) => {
  const body = { connector, config: wanted, enterpriseId } as never;
  const { faults } = await admin.call(wire.checkSourceConfig, { body });
  return faults.map(({ path }) => path);
};

describe('a source of an enterprise, under a key that may write for the whole park,', () => {
  const camera = (name: string) => ({ cameras: { box: name } });
  const weather = (more: object) => {
    return { settings: { format: { kind: 'json', ...more } }, devices: [] };
  };
  const cases: [string, string, object, string[]][] = [
    [
      'delivers for nobody else',
      'http-push',
      config({}, { enterpriseCodes: [FOREIGN.code] }),
      ['/devices/0/settings/enterpriseCodes'],
    ],
    [
      'delivers for itself by its code',
      'http-push',
      config({}, { enterpriseCodes: [OWN.code] }),
      [],
    ],
    [
      'passes no codes without a prefix',
      'http-push',
      config({ mapping: 'pass-through' }, {}),
      ['/devices/0/settings/codePrefix'],
    ],
    [
      'passes no codes of others',
      'http-push',
      config({}, { mapping: 'pass-through', codePrefix: 'E' }),
      ['/devices/0/settings/codePrefix'],
    ],
    [
      'passes its own codes',
      'http-push',
      config({}, { mapping: 'pass-through', codePrefix: `${OWN.code}-` }),
      [],
    ],
    [
      'drops no files for others',
      'file-drop',
      config({}, { enterpriseCodes: ['E1', OWN.code] }),
      ['/devices/0/settings/enterpriseCodes'],
    ],
    [
      'has no camera of others',
      'camera-events',
      config({}, camera(`cam-${FOREIGN.code}`)),
      ['/devices/0/settings/cameras/box'],
    ],
    ['has its own camera', 'camera-events', config({}, camera(`cam-${OWN.code}`)), []],
    [
      'passes no cameras',
      'camera-events',
      config({}, { passThrough: true }),
      ['/devices/0/settings/passThrough'],
    ],
  ];
  for (const [what, connector, wanted, paths] of cases) {
    it(what, async () => {
      assert.deepEqual(await faultsOf(connector, wanted, OWN.enterpriseId), paths);
      assert.deepEqual(await faultsOf(connector, wanted, null), [], 'one of the park may');
    });
  }

  it('gives no weather warnings', async () => {
    const warnings = { list: '/w', id: '/id', kind: '/k', level: '/l', issuedAt: '/t' };
    const place = '/settings/format/warnings';
    const faults = (more: object, enterpriseId: number | null) =>
      faultsOf('weather', weather(more), enterpriseId);
    assert.deepEqual(await faults({ warnings }, OWN.enterpriseId), [place]);
    assert.deepEqual(await faults({ warnings }, null), []);
    assert.deepEqual(await faults({}, OWN.enterpriseId), []);
  });

  it('reaches its gateway with the enterprise’s codes where the account names none', async () => {
    const source = await lab.create({ connector: 'http-push', config: config({}, {}) });
    const { sources } = await app.source('park').call(wire.readGatewaySources);
    const { config: own } = sources.find(({ key }) => key === source.key)!;
    const [device] = (own as { devices: { settings: { enterpriseCodes: string[] } }[] }).devices;
    assert.equal(device!.settings.enterpriseCodes[0], OWN.code);
    const { config: shown } = await admin.call(wire.readSourceConfig, {
      params: { id: source.id },
    });
    assert.ok(
      !JSON.stringify(shown).includes('enterpriseCodes'),
      'what was written stays as it is',
    );
  });
});

describe('the codes that an account may deliver for', () => {
  const owner = { code: 'E1', registrationCode: '310000001' };
  const given = (settings: object) => ({ settings: {}, devices: [{ account: 'a', settings }] });
  const codesOf = (config: unknown) =>
    (config as ReturnType<typeof given>).devices.map(({ settings }) => settings);

  it('are both names of the enterprise, unless it says fewer', () => {
    assert.deepEqual(codesOf(confined('http-push', given({}), owner)), [
      { enterpriseCodes: ['E1', '310000001'] },
    ]);
    const said = given({ enterpriseCodes: ['E1'], codePrefix: 'E1-' });
    assert.deepEqual(confined('file-drop', said, owner), said);
  });

  it('of a source of the park, or of another protocol, are as they are written', () => {
    assert.deepEqual(confined('http-push', given({}), null), given({}));
    assert.deepEqual(confined('hj212', given({}), owner), given({}));
  });
});
