import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jt808Settings } from '@parkwatch/domain/sources/jt808';
import type { Jt808Device } from '@parkwatch/domain/sources/jt808';
import { testHost } from '../testing/test-host.ts';
import { accounts } from './accounts.ts';
import { RESULT } from './answers.ts';
import { line } from './line.ts';
import { readFrame } from './read-frame.ts';
import { message } from './testing.ts';
import { tokens } from './tokens.ts';

test('the numbers of our messages begin at 0 on each line and run round after 65535', async () => {
  const host = testHost<Jt808Device>([]);
  const platform = { host, settings: jt808Settings.parse({}), accounts: accounts([]) };
  let last = -1;
  const own = line(
    { ...platform, tokens: tokens(host.folder) },
    {
      ...{ address: 'test', account: '', close: () => undefined },
      async send(bytes) {
        const sent = readFrame(bytes);
        assert.ok('header' in sent);
        assert.equal(sent.header.seq, (last + 1) & 0xffff);
        last = sent.header.seq;
      },
    },
  );
  const asked = readFrame(message(0x0002, new Uint8Array()));
  assert.ok('header' in asked);
  for (let count = 0; count < 65_538; count++) await own.reply(asked.header, RESULT.ok);
  assert.equal(last, 1);
});
