import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HIDDEN_SECRET, hideSecrets, keepSecrets } from './hide-secrets.ts';

const stored = {
  settings: { port: 9212, broker: { secret: 'broker-word' } },
  devices: [
    { account: 'A', secret: 'word-a' },
    { account: 'B', secret: 'word-b', points: { secret: { point: 'P' } } },
  ],
};

test('no secret is shown, wherever it stands; a point that is called so is none', () => {
  const shown = hideSecrets(stored);
  assert.ok(!JSON.stringify(shown).includes('word'));
  assert.deepEqual((shown as typeof stored).devices[1]!.points, { secret: { point: 'P' } });
});

test('what is sent back hidden stays as stored, by account; a new word replaces it', () => {
  const sent = {
    settings: { port: 9213, broker: { secret: HIDDEN_SECRET } },
    devices: [
      { account: 'B', secret: HIDDEN_SECRET },
      { account: 'A', secret: 'new' },
      { account: 'C', secret: HIDDEN_SECRET },
    ],
  };
  assert.deepEqual(keepSecrets(sent, stored), {
    settings: { port: 9213, broker: { secret: 'broker-word' } },
    devices: [
      { account: 'B', secret: 'word-b' },
      { account: 'A', secret: 'new' },
      { account: 'C', secret: HIDDEN_SECRET },
    ],
  });
});
