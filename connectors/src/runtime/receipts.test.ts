import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Refusal } from '../contract.ts';
import { receiptDesk } from './receipts.ts';

const batch = { source: 'S', batch: 'B' };
const refusal: Refusal = { index: 0, externalId: 'X', path: '/', message: 'no' };
const taker = (got: string[], name: string, isOpen = true) => ({
  take: (refusals: readonly Refusal[]) => void got.push(`${name} ${refusals.length}`),
  isOpen: () => isOpen,
});

test('receipts of one name go to those who wait in their order, one each', () => {
  const got: string[] = [];
  const desk = receiptDesk();
  desk.expect(batch, taker(got, 'first'));
  desk.expect(batch, taker(got, 'second'));
  desk.arrived({ ...batch, source: 'other' }, []);
  desk.arrived(batch, [refusal]);
  desk.arrived(batch, []);
  assert.deepEqual(got, ['first 1', 'second 0']);
});

test('one whose connector has ended gets none: the connector that came after it does', () => {
  const got: string[] = [];
  const desk = receiptDesk();
  desk.expect(batch, taker(got, 'ended', false));
  desk.expect(batch, taker(got, 'open'));
  desk.arrived(batch, [refusal]);
  assert.deepEqual(got, ['open 1']);
});

test('a receipt that nobody waits for is kept until somebody does', () => {
  const got: string[] = [];
  const desk = receiptDesk();
  desk.expect(batch, taker(got, 'ended', false));
  desk.arrived(batch, [refusal]);
  desk.expect(batch, taker(got, 'late'));
  assert.deepEqual(got, ['late 1']);
});

test('a source that waits for very many takes none from another', () => {
  const got: string[] = [];
  const desk = receiptDesk();
  desk.expect(batch, taker(got, 'mine'));
  for (let at = 0; at < 12_000; at++) {
    desk.expect({ source: 'other', batch: `B${at}` }, taker(got, 'other'));
    desk.arrived({ source: 'third', batch: `B${at}` }, []);
  }
  desk.arrived(batch, [refusal]);
  assert.deepEqual(got, ['mine 1']);
});
