import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hideSecrets } from './hide-secrets.ts';
import { opcUaDevice, opcUaSettings } from './opc-ua.ts';

describe('settings of an OPC UA source', () => {
  it('are secure by default', () => {
    const { securityMode, securityPolicy, user } = opcUaSettings.parse({});
    assert.deepEqual(
      [securityMode, securityPolicy, user.kind],
      ['SignAndEncrypt', 'Basic256Sha256', 'anonymous'],
    );
  });

  it('take thumbprints as tools write them', () => {
    const sha1 = 'AB:'.repeat(19) + 'AB';
    const { trustedThumbprints } = opcUaSettings.parse({
      trustedThumbprints: [sha1, ` ${'cd'.repeat(32)}`],
    });
    assert.deepEqual(trustedThumbprints, ['ab'.repeat(20), 'cd'.repeat(32)]);
  });

  it('hide the password and the key of the user', () => {
    const users = [
      { kind: 'name', name: 'operator', secret: 'PRIVATE' },
      { kind: 'certificate', certificate: 'PEM', secret: 'PRIVATE' },
    ];
    for (const user of users) {
      assert.doesNotMatch(JSON.stringify(hideSecrets(opcUaSettings.parse({ user }))), /PRIVATE/);
    }
  });

  const name = { kind: 'name', name: 'operator', secret: 'word' };
  const wrong: [string, object][] = [
    ['another protocol', { endpointUrl: 'https://server' }],
    ['a user in the URL', { endpointUrl: 'opc.tcp://me@server:4840' }],
    ['a policy that is deprecated', { securityPolicy: 'Basic128Rsa15' }],
    ['a password over an open line', { securityMode: 'None', user: name }],
    ['a thumbprint that is none', { trustedThumbprints: ['abc'] }],
    ['to confirm values all the time', { refreshS: 9 }],
    ['to confirm values too late for any stale time', { refreshS: 3601 }],
    ['a user without a secret', { user: { kind: 'name', name: 'operator' } }],
  ];
  for (const [what, settings] of wrong) {
    it(`refuse ${what}`, () => assert.equal(opcUaSettings.safeParse(settings).success, false));
  }

  it('let somebody decide that a password may go over an open line', () => {
    const settings = { securityMode: 'None', user: name, allowsOpenPassword: true };
    assert.equal(opcUaSettings.safeParse(settings).success, true);
  });

  it('take node ids of all four kinds and no others', () => {
    const takes = (nodeId: string) => opcUaDevice.safeParse({ nodes: { a: { nodeId } } }).success;
    const good = [
      'i=2259',
      'ns=2;s=Tank 1/Level',
      'ns=3;g=09087e75-8e5e-499b-954f-f2a9603db28a',
      'ns=1;b=M/RbKBsRVkePCePcx24oRA==',
    ];
    const bad = ['', 'Level', 'ns=x;i=1', 'i=abc', 'nsu=http://a;i=1'];
    assert.deepEqual([good.every(takes), bad.some(takes)], [true, false]);
  });
});
