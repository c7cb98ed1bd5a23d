import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sourceConfig } from './data-source.ts';
import { httpPushDevice, httpPushSettings } from './http-push.ts';

const schema = sourceConfig(httpPushSettings, httpPushDevice);

describe('the configuration of http-push', () => {
  it('needs an account with its secret and nothing else', () => {
    const device = { account: 'erp', secret: 'a shared key', settings: {} };
    const parsed = schema.parse({ settings: {}, devices: [device] });
    assert.deepEqual(
      [parsed.settings.port, parsed.settings.skewS, parsed.settings.mapping],
      [9280, 300, 'by-config'],
    );
    assert.deepEqual(parsed.devices[0]!.settings, { codePrefix: '', enterpriseCodes: [] });
  });

  it('takes no clock that is more than 300 s away and no body beyond 16 MB', () => {
    for (const settings of [{ skewS: 301 }, { bodyBytes: 16_000_001 }, { mapping: 'guess' }]) {
      assert.equal(schema.safeParse({ settings, devices: [] }).success, false);
    }
  });
});
