import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { isPosition } from '../contract.ts';
import { openConnector } from '../testing/test-host.ts';
import { generalReply, partsWanted } from './answers.ts';
import connector from './connector.ts';
import { overTcp } from './test-terminal.ts';
import { SECRET, open, token, ask, authenticate, resultOf, rejections } from './test-platform.ts';
import { AT_MS, PHONE, batchBody, message, reportBody } from './testing.ts';
import type { Say } from './testing.ts';

describe('a message in parts', () => {
  const body = batchBody(
    Array.from({ length: 5 }, (_, at) => reportBody({ atMs: AT_MS - 60_000 + at * 1000 })),
  );
  const part = (no: number, say: Say = {}) =>
    message(0x0704, body.subarray((no - 1) * 60, no * 60), {
      ...{ seq: 20 + no, part: { total: 3, no } },
      ...say,
    });
  const wanted = (edition: 2013 | 2019, seq: number, ...numbers: number[]) =>
    message(0x8003, partsWanted(edition, 21, numbers), { edition, seq }).toString('hex');
  const ok = (edition: 2013 | 2019, asked: number, seq: number) =>
    message(0x8001, generalReply({ seq: asked, id: 0x0704 }, 0), { edition, seq });

  for (const edition of [2013, 2019] as const) {
    it(`is asked for what was lost in the form of ${edition}, and answered when it is whole`, async () => {
      const { dial, host } = await open();
      const terminal = await dial();
      const shown =
        edition === 2013 ? token(SECRET) : Buffer.from([7, ...token(SECRET), ...Buffer.alloc(35)]);
      assert.equal(resultOf(await ask(terminal, message(0x0102, shown, { edition }))), 0);
      terminal.send(part(1, { edition }));
      assert.equal(await ask(terminal, part(3, { edition })), wanted(edition, 1, 2));
      assert.equal(host.delivered.length, 0);
      const answers = [
        await ask(terminal, part(2, { edition })),
        await terminal.next(),
        await terminal.next(),
      ];
      const want = [21, 22, 23].map((asked, at) => ok(edition, asked, 2 + at).toString('hex'));
      assert.deepEqual(answers, want);
      assert.equal(host.delivered[0]?.readings.filter(isPosition).length, 5);
    });
  }

  it('is asked for after a pause too, and given up and listed when nothing comes', async () => {
    let nowMs = 1e12;
    const source = openConnector(
      connector,
      {
        settings: { host: '127.0.0.1', port: 0, authentication: 'none', properties: 'none' },
        devices: [{ account: PHONE, settings: {} }],
      },
      { now: () => nowMs },
    );
    const terminal = await overTcp(await source.host.port);
    after(() => terminal.close());
    terminal.send(part(1));
    await source.host.until(({ seen }) => seen.length === 1);
    for (const [ask, waitMs] of [5000, 10_000, 30_000].entries()) {
      nowMs += waitMs;
      assert.equal(await terminal.next(), wanted(2013, ask, 2, 3));
    }
    nowMs += 30_000;
    await source.host.until(({ seen }) => rejections(seen).length === 1);
    assert.deepEqual(rejections(source.host.seen), [
      'bad-part: 1 of 3 parts came of message 0x0704',
    ]);
  });

  it('of what nobody keeps is refused part by part', async () => {
    const { dial } = await open();
    const terminal = await dial();
    await authenticate(terminal);
    const media = (no: number) =>
      message(0x0801, Buffer.alloc(500), { seq: 30 + no, part: { total: 200, no } });
    assert.equal(resultOf(await ask(terminal, media(1))), 3);
    assert.equal(resultOf(await ask(terminal, media(2))), 3);
  });
});
