import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { requestLine } from './request-line.ts';
import type { Request } from './request-line.ts';

const ask = (cn = '2051'): Request => ({ cn, cp: () => [], isAnswer: (given) => given === cn });

/** A line whose sent requests are kept as `CN QN`, with waits so short that they run out, or so long that they do not. */
function line(answerMs: number, resends = 3) {
  const sent: string[] = [];
  const changed = new Set<() => void>();
  let count = 0;
  const made = requestLine({
    ...{ answerMs, resends, nextQn: () => `q${(count += 1)}` },
    send: async ({ cn }, qn) => {
      sent.push(`${cn} ${qn}`);
      changed.forEach((look) => look());
    },
  });
  const isSent = (many: number) =>
    new Promise<void>((resolve) => {
      const look = () => sent.length >= many && resolve();
      changed.add(look);
      look();
    });
  return { ...made, sent, isSent };
}
const never = 60_000;

describe('a request to a device', () => {
  it('is done when 9011 and 9012 say so, even at once', async () => {
    const { isSent, heard, ...one } = line(never);
    const outcome = one.ask(ask());
    await isSent(1);
    heard({ cn: '9011', qn: 'q1', code: '1' });
    heard({ cn: '9012', qn: 'q1', code: '1' });
    assert.equal(await outcome, 'done');
  });

  it('is done when the device has no data, or leaves 9011 out', async () => {
    const { isSent, heard, ...one } = line(never);
    const outcome = one.ask(ask());
    await isSent(1);
    heard({ cn: '9012', qn: '', code: '100' });
    assert.equal(await outcome, 'done');
  });

  it('fails with the reason that the device gives', async () => {
    const { isSent, heard, ...one } = line(never);
    const outcomes = [one.ask(ask()), one.ask(ask())];
    await isSent(1);
    heard({ cn: '9011', qn: 'q1', code: '3' });
    assert.deepEqual(await outcomes[0], {
      failed: 'refused: QnRtn=3 to 2051',
      answer: { cn: '9011', code: '3' },
    });
    await isSent(2);
    heard({ cn: '9011', qn: 'q2', code: '1' });
    heard({ cn: '9012', qn: 'q2', code: '5' });
    assert.deepEqual(await outcomes[1], {
      failed: 'not-executed: ExeRtn=5 to 2051',
      answer: { cn: '9012', code: '5' },
    });
  });

  it('is sent four times under one QN, then given up; the next one goes out', async () => {
    const { isSent, heard, sent, ...one } = line(5);
    const outcomes = [one.ask(ask()), one.ask(ask('2061'))];
    assert.deepEqual(await outcomes[0], { failed: 'timeout: no answer to 2051, sent 4 times' });
    await isSent(5);
    heard({ cn: '9012', qn: 'q2', code: '1' });
    assert.equal(await outcomes[1], 'done');
    assert.deepEqual(sent.slice(0, 5), ['2051 q1', '2051 q1', '2051 q1', '2051 q1', '2061 q2']);
  });

  it('waits for its turn: answers to another QN are not its own', async () => {
    const { isSent, heard, sent, ...one } = line(never);
    const outcomes = [one.ask(ask()), one.ask(ask('2061'))];
    await isSent(1);
    heard({ cn: '9012', qn: 'q9', code: '1' });
    assert.deepEqual(sent, ['2051 q1']);
    heard({ cn: '9012', qn: 'q1', code: '1' });
    assert.equal(await outcomes[0], 'done');
    await isSent(2);
    heard({ cn: '9012', qn: 'q2', code: '1' });
    assert.equal(await outcomes[1], 'done');
  });

  it('is done by data where a device says nothing else, and fails where it says 9011 and no more', async () => {
    const { isSent, heard, heardData, ...one } = line(10, 0);
    const outcomes = [one.ask(ask()), one.ask(ask())];
    await isSent(1);
    heardData('2011', 0);
    heardData('2051', 0);
    assert.equal(await outcomes[0], 'done');
    await isSent(2);
    heard({ cn: '9011', qn: 'q2', code: '1' });
    assert.deepEqual(await outcomes[1], { failed: 'timeout: no 9012 to 2051' });
  });

  it('ends with the connection, and so do those behind it', async () => {
    const { isSent, close, ...one } = line(never);
    const outcomes = [one.ask(ask()), one.ask(ask())];
    await isSent(1);
    close('the line broke');
    assert.deepEqual(await Promise.all(outcomes), [
      { failed: 'gone: the line broke' },
      { failed: 'gone: the line broke' },
    ]);
    assert.equal(one.gone.aborted, true);
  });

  it('is refused when a thousand wait', async () => {
    const { close, ...one } = line(never);
    const outcomes = Array.from({ length: 1001 }, () => one.ask(ask()));
    assert.deepEqual(await outcomes[1000], { failed: 'busy: too many requests' });
    close('enough');
    await Promise.all(outcomes);
  });
});
