import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keyedPage } from './keyed-page.ts';

const keyOf = ({ rank, id }: { rank: number; id: number }) => [rank, id];

test('pages go on at the right place when items come and go meanwhile', () => {
  const list = [4, 1, 3, 2].map((id) => ({ rank: id < 3 ? 2.5 : 1, id }));
  const first = keyedPage(list, keyOf, { limit: 2 });
  assert.deepEqual([first.items.map(({ id }) => id), first.total], [[3, 4], 4]);
  // 4, on which the page ended, is gone; a new one stands before.
  const later = [...list.filter(({ id }) => id !== 4), { rank: 0, id: 9 }];
  const next = keyedPage(later, keyOf, { limit: 2, cursor: first.nextCursor! });
  assert.deepEqual([next.items.map(({ id }) => id), next.nextCursor], [[1, 2], null]);
});

test('what is no cursor of such a list is refused', () => {
  for (const cursor of ['', 'x', Buffer.from('1 ; DROP').toString('base64url')])
    assert.throws(() => keyedPage([], keyOf, { limit: 1, cursor }), { code: 'bad-request' });
});
