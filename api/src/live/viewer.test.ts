import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { OutboxEvent } from '../outbox/outbox-store.ts';
import { maySee } from './viewer.ts';
import type { Viewer } from './viewer.ts';

function event(topic: 'readings' | 'zones', toPark: boolean, enterpriseIds: number[]): OutboxEvent {
  const at = '2026-11-21T08:00:00.000Z';
  const payload = topic === 'zones' ? { zoneSetId: 1, validFrom: at } : [];
  return { event: { seq: 1, at, topic, payload } as OutboxEvent['event'], toPark, enterpriseIds };
}

const duty: Viewer = { role: 'duty', enterpriseIds: [] };
const worker: Viewer = { role: 'worker', enterpriseIds: [4] };
const regulator: Viewer = { role: 'regulator', enterpriseIds: [3, 5] };
const rows: [string, Viewer, OutboxEvent, boolean][] = [
  ['the park office sees what is for the park', duty, event('readings', true, []), true],
  ['and nothing that is for an enterprise alone', duty, event('readings', false, [4]), false],
  ['an enterprise sees its own', worker, event('readings', true, [3, 4]), true],
  ['and nothing of another', worker, event('readings', true, [3]), false],
  ['and nothing that is for the park alone', worker, event('zones', true, []), false],
  ['an authority sees what it was granted', regulator, event('readings', true, [5]), true],
  ['and nothing else', regulator, event('readings', true, [4]), false],
  [
    'an administrator sees nothing',
    { role: 'admin', enterpriseIds: [] },
    event('zones', true, [4]),
    false,
  ],
  [
    'nor does the investment office',
    { role: 'invest', enterpriseIds: [] },
    event('zones', true, []),
    false,
  ],
];

describe('a live event', () => {
  for (const [name, viewer, one, expected] of rows) {
    it(name, () => assert.equal(maySee(viewer, one), expected));
  }
});
