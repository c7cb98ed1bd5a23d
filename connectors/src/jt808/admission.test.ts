import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import {
  NONE,
  SECRET,
  open,
  token,
  ask,
  authenticate,
  resultOf,
  registration,
  rejections,
} from './test-platform.ts';
import type { Device } from './test-platform.ts';
import { message, reportBody } from './testing.ts';
import type { Say } from './testing.ts';

describe('who may deliver', () => {
  it('nobody before authentication: refused with failure, and listed', async () => {
    const { dial, host } = await open();
    const terminal = await dial();
    assert.equal(resultOf(await ask(terminal, message(0x0200, reportBody()))), 1);
    assert.deepEqual(rejections(host.seen), ['not-authenticated: message 0x0200']);
    assert.deepEqual([host.delivered, host.refused, host.states], [[], [], []]);
  });

  it('an unknown and a blocked vehicle are refused and listed, also at registration', async () => {
    const blocked = { account: '1', state: 'blocked' } as const;
    const { dial, host } = await open({ devices: [blocked] });
    const terminal = await dial();
    const register = (phone: string) =>
      ask(terminal, message(0x0100, registration('T1'), { phone }));
    assert.equal(resultOf(await register('2')), 4);
    assert.equal(resultOf(await register('1')), 2);
    assert.equal(await authenticate(terminal, 'x', { phone: '2' }), 1);
    assert.equal(resultOf(await ask(terminal, message(0x0200, reportBody(), { phone: '1' }))), 1);
    assert.deepEqual(
      host.refused.map(({ account, why }) => `${account} ${why}`),
      ['2 unknown', '1 blocked', '2 unknown', '1 blocked'],
    );
    assert.equal(host.delivered.length, 0);
  });

  it('a wrong token is refused, and the third closes the line', async () => {
    const { dial, host } = await open();
    const terminal = await dial();
    assert.equal(await authenticate(terminal, 'a'), 1);
    assert.equal(await authenticate(terminal, 'b'), 1);
    assert.equal(await authenticate(terminal, 'c'), 1);
    assert.equal(await terminal.next(), null);
    assert.deepEqual(
      host.refused.map(({ why }) => why),
      ['secret', 'secret', 'secret'],
    );
    const shown = JSON.stringify([rejections(host.seen), host.refused]);
    assert.ok(!shown.includes(SECRET));
  });

  it('a token is shown to nobody, neither a right one nor that of a broken frame', async () => {
    const { dial, host } = await open();
    const terminal = await dial();
    const broken = message(0x0102, token(SECRET));
    broken[broken.length - 2]! ^= 1;
    terminal.send(broken);
    assert.equal(await authenticate(terminal), 0);
    assert.deepEqual(
      rejections(host.seen).map((reason) => reason.split(':')[0]),
      ['bad-bcc'],
    );
    const shown = host.seen.map(({ hex }) => Buffer.from(hex, 'hex').toString('latin1'));
    assert.equal(shown.length, 2);
    assert.ok(shown.every((text) => text.includes('******') && !text.includes('CODE')));
  });

  it('a known number is enough where the source asks for no authentication', async () => {
    const { dial, host } = await open({ settings: { authentication: 'none' } });
    const terminal = await dial();
    assert.equal(resultOf(await ask(terminal, message(0x0200, reportBody()))), 0);
    const stranger = message(0x0200, reportBody(), { phone: '5' });
    assert.equal(resultOf(await ask(terminal, stranger)), 1);
    assert.equal(host.delivered.length, 1);
  });

  it('a vehicle that logs out must authenticate again', async () => {
    const { dial, host } = await open();
    const terminal = await dial();
    await authenticate(terminal);
    assert.equal(resultOf(await ask(terminal, message(0x0003, NONE))), 0);
    assert.equal(resultOf(await ask(terminal, message(0x0002, NONE))), 1);
    assert.deepEqual(
      host.states.map(({ state }) => state),
      ['connected', 'disconnected'],
    );
  });
});

describe('a registration', () => {
  const results = async (devices: Device[], body: Buffer, say: Say = {}) => {
    const { dial, close } = await open({ devices });
    const answer = await ask(await dial(), message(0x0100, body, say));
    await close();
    return Number.parseInt(answer!.slice(30, 32), 16);
  };

  it('is answered by the table of 0x8100', async () => {
    const own = { settings: { plate: '测A12345', terminalId: 'T1' } };
    const other = { account: '2', settings: { terminalId: 'T2' } };
    assert.equal(await results([own], registration('T1')), 0);
    assert.equal(await results([own], registration('T9')), 1);
    assert.equal(await results([own], registration('T1', '测B00000')), 2);
    assert.equal(await results([own, other], registration('T2')), 3);
    assert.equal(await results([own], registration('T1'), { phone: '77' }), 4);
  });

  it('tells a configured code to the configured terminal only', async () => {
    assert.equal(await results([{ secret: SECRET }], registration('T1')), 3);
    const bound = { secret: SECRET, settings: { terminalId: 'T1' } };
    assert.equal(await results([bound], registration('T1')), 0);
    assert.equal(await results([bound], registration('T2')), 1);
  });

  it('brings a token that is still right after a restart, and another vehicle’s is not', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'parkwatch-jt808-'));
    after(() => rmSync(folder, { recursive: true, force: true }));
    const devices = [{}, { account: '2' }];
    const first = await open({ devices, folder });
    const answer = await ask(await first.dial(), message(0x0100, registration('T1')));
    const issued = Buffer.from(answer!.slice(32, -4), 'hex').toString('latin1');
    assert.match(issued, /^[0-9a-f]{16}$/);
    await first.close();
    const second = await open({ devices, folder });
    const terminal = await second.dial();
    assert.equal(await authenticate(terminal, issued, { phone: '2' }), 1);
    assert.equal(await authenticate(terminal, issued), 0);
    const elsewhere = await open({ devices });
    assert.equal(await authenticate(await elsewhere.dial(), issued), 1);
  });
});
