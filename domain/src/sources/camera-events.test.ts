import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cameraEventsDevice, cameraEventsSettings } from './camera-events.ts';
import { sourceConfig } from './data-source.ts';
import { hideSecrets } from './hide-secrets.ts';

const schema = sourceConfig(cameraEventsSettings, cameraEventsDevice);

describe('the configuration of camera-events', () => {
  it('needs a box with its secret and nothing else', () => {
    const device = { account: 'box-1', secret: 'a shared key', settings: {} };
    const { settings, devices } = schema.parse({ settings: {}, devices: [device] });
    assert.deepEqual(
      [settings.port, settings.bodyBytes, settings.mapping.camera, settings.secretParameter],
      [9290, 8_000_000, '/camera', undefined],
    );
    assert.deepEqual(devices[0]!.settings, { cameras: {}, passThrough: false, kinds: {} });
  });

  it('takes pointers within the event and within the body, and our kinds only', () => {
    const good = { mapping: { list: '/data', camera: '^/sn', kind: '' }, kinds: { '7': 'smoke' } };
    assert.ok(schema.safeParse({ settings: good, devices: [] }).success);
    const wrong = [
      { mapping: { camera: 'sn' } },
      { mapping: { list: '^/data' } },
      { kinds: { '7': 'ufo' } },
      { utcOffset: '8' },
      { bodyBytes: 8_000_001 },
      { secretParameter: 'a&b' },
      { kinds: Object.fromEntries(Array.from({ length: 501 }, (_, n) => [`w${n}`, 'ignore'])) },
    ];
    for (const settings of wrong) {
      assert.equal(schema.safeParse({ settings, devices: [] }).success, false);
    }
  });

  it('shows no secret of a box', () => {
    const device = { account: 'box-1', secret: 'a shared key', settings: {} };
    const parsed = schema.parse({ settings: {}, devices: [device] });
    assert.doesNotMatch(JSON.stringify(hideSecrets(parsed)), /shared key/);
  });
});
