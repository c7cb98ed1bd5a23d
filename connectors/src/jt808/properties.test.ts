import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ask, authenticate, NONE, open, registration, resultOf } from './test-platform.ts';
import { message, PHONE, recorded, reportBody } from './testing.ts';

const question = (seq: number) => message(0x8107, NONE, { seq }).toString('hex');
const answer = (body: Uint8Array) => message(0x0107, body, { seq: 9 });
/** Body of a recorded 0x0107 of 2013: header of 12 bytes, check byte, marks. */
const recordedBody = recorded('0107-2013-smallchi-l39').subarray(13, -2);

describe('what a terminal is', () => {
  it('is asked once a line, after it has been let in, and shown', async () => {
    const { dial, host } = await open({ settings: { properties: 'ask' } });
    const terminal = await dial();
    assert.equal(await authenticate(terminal), 0);
    assert.equal(await terminal.next(), question(1));
    terminal.send(answer(recordedBody));
    await host.until(({ facts }) => facts[PHONE]?.maker !== undefined);
    assert.deepEqual(host.facts[PHONE], {
      ...{ imei: '', software: '', maker: '10601', model: '10455545955103' },
      ...{ terminalId: '4d6a13', iccid: '12345678901234567890' },
      ...{ hardware: 'abcdefg', firmware: 'poiuytrewq' },
    });
    // Neither its answer nor a second authentication brings the question again.
    assert.equal(await authenticate(terminal), 0);
    assert.equal(resultOf(await ask(terminal, message(0x0200, reportBody()))), 0);
    assert.equal(host.delivered.length, 1);
  });

  it('is asked with the first message where nobody authenticates', async () => {
    const { dial } = await open({ settings: { properties: 'ask', authentication: 'none' } });
    const terminal = await dial();
    assert.equal(resultOf(await ask(terminal, message(0x0200, reportBody()))), 0);
    assert.equal(await terminal.next(), question(1));
  });

  it('is asked of nobody who was refused, nor where the source says so', async () => {
    const asking = await open({ settings: { properties: 'ask' } });
    const stranger = await asking.dial();
    assert.equal(await authenticate(stranger, 'wrong'), 1);
    assert.equal(await authenticate(stranger, 'wrong'), 1);
    const silent = await open({ settings: { properties: 'none' } });
    const terminal = await silent.dial();
    assert.equal(await authenticate(terminal), 0);
    assert.equal(resultOf(await ask(terminal, message(0x0002, NONE))), 0);
  });

  it('is known from its registration too, and not from one that is refused', async () => {
    const { dial, host } = await open({ devices: [{}] });
    const terminal = await dial();
    await ask(terminal, message(0x0100, registration('T1')));
    const said = { maker: 'MAKER', model: 'MODEL', terminalId: 'T1', plate: '测A12345' };
    assert.deepEqual(host.facts, { [PHONE]: said });
    await ask(terminal, message(0x0100, registration('T1'), { phone: '77' }));
    assert.deepEqual(Object.keys(host.facts), [PHONE]);
  });

  it('is listed as rejected when the answer is cut short', async () => {
    const { dial, host } = await open({ settings: { properties: 'ask' } });
    const terminal = await dial();
    await authenticate(terminal);
    await terminal.next();
    terminal.send(answer(recordedBody.subarray(0, 20)));
    await host.until(({ seen }) => seen.length === 2);
    assert.match(JSON.stringify(host.seen.at(-1)!.decoded), /short-body: properties/);
    assert.equal(host.facts[PHONE]?.maker, undefined);
  });
});
