import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hideSecrets } from './hide-secrets.ts';
import { isTopicFilter, mqttSettings } from './mqtt.ts';

describe('settings of an MQTT source', () => {
  it('have a default for everything', () => {
    const settings = mqttSettings.parse({});
    assert.deepEqual(settings.subscriptions, [{ format: 'sparkplug', topic: 'spBv1.0/#', qos: 1 }]);
    assert.equal(settings.protocolVersion, 5);
  });

  it('hide the password and the private key', () => {
    const tls = { cert: 'CERT', secret: 'PRIVATE' };
    const settings = mqttSettings.parse({ url: 'mqtts://broker', secret: 'PASSWORD', tls });
    assert.doesNotMatch(JSON.stringify(hideSecrets(settings)), /PASSWORD|PRIVATE/);
  });

  const json = { format: 'json', mapping: { by: 'pointers', point: '/p' } };
  const wrong: [string, object][] = [
    ['a user name in the URL', { url: 'mqtt://me:word@broker' }],
    ['another protocol', { url: 'http://broker' }],
    ['a certificate without its key', { tls: { cert: 'CERT' } }],
    ['no subscription', { subscriptions: [] }],
    ['to confirm values all the time', { sparkplug: { refreshS: 9 } }],
    ['to confirm values too late for any stale time', { sparkplug: { refreshS: 3601 } }],
    ['a filter that is none', { subscriptions: [{ ...json, topic: 'a/#/b' }] }],
    [
      'Sparkplug under a strange name space',
      { subscriptions: [{ format: 'sparkplug', topic: '#' }] },
    ],
    [
      'a mapping without a point',
      { subscriptions: [{ ...json, topic: 'a', mapping: { by: 'pointers' } }] },
    ],
    ['a host id with a wildcard', { sparkplug: { hostId: 'park/#' } }],
  ];
  for (const [what, settings] of wrong) {
    it(`refuse ${what}`, () => assert.equal(mqttSettings.safeParse(settings).success, false));
  }

  it('take the filters of the standard', () => {
    const rows = {
      'a/+/b': true,
      '#': true,
      '+': true,
      'a/#': true,
      'a+': false,
      'a/#b': false,
      '/': true,
    };
    for (const [filter, expected] of Object.entries(rows)) {
      assert.equal(isTopicFilter(filter), expected, filter);
    }
  });
});
