import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { encodeSparkplug } from '../mqtt/sparkplug/encode.ts';
import { recordedFrames } from '../testing/recorded.ts';
import { MOST_LINE_BYTES } from './decode-lines.ts';
import { fromHex } from './from-hex.ts';

const main = join(import.meta.dirname, 'main.ts');
const env: NodeJS.ProcessEnv = { ...process.env };
delete env['NODE_TEST_CONTEXT'];
const folder = mkdtempSync(join(tmpdir(), 'parkwatch-decode-'));
after(() => rmSync(folder, { recursive: true, force: true }));

function decode(args: readonly string[], input: string | Buffer = '') {
  const done = spawnSync(process.execPath, [main, ...args], { env, input, maxBuffer: 1 << 28 });
  const text = done.stdout.toString('utf8');
  assert.ok(text === '' || text.endsWith('\n'));
  const lines = text.split('\n').slice(0, -1);
  const answers = lines.map((line) => JSON.parse(line) as Answer);
  return { status: done.status, answers, lines, errors: done.stderr.toString('utf8') };
}
type Answer = { readonly readings?: readonly object[]; readonly rejected?: string };

describe('every recorded frame comes out as its file says', () => {
  for (const id of ['hj212', 'jt808', 'gb26875', 'modbus-tcp'] as const) {
    test(id, () => {
      // Frames with settings of their own are for a source that is so configured.
      const recorded = recordedFrames(id).filter(({ frame, settings }) => {
        const isLine = id !== 'hj212' || !frame.subarray(0, -1).includes(0x0a);
        return Object.keys(settings).length === 0 && isLine && frame.length > 0;
      });
      assert.ok(recorded.length > (id === 'modbus-tcp' ? 5 : 20));
      const input = recorded.map(({ frame }) => {
        if (id !== 'hj212') return Buffer.from(`${frame.toString('hex')}\n`);
        return frame.at(-1) === 0x0a ? frame : Buffer.concat([frame, Buffer.from('\n')]);
      });
      const { status, answers } = decode([id], Buffer.concat(input));
      assert.equal(status, 0);
      assert.equal(answers.length, recorded.length);
      for (const [i, { name, expectedFile }] of recorded.entries()) {
        const expected = JSON.parse(readFileSync(expectedFile, 'utf8')) as Answer;
        const answer = answers[i]!;
        if (expected.rejected === undefined) assert.deepEqual(answer, expected, name);
        else
          assert.ok(answer.rejected?.startsWith(expected.rejected), `${name}: ${answer.rejected}`);
      }
    });
  }
});

test('a Sparkplug payload in hexadecimal gives its metrics', () => {
  const atMs = Date.parse('2026-03-01T08:00:00Z');
  const payload = encodeSparkplug({
    ...{ atMs, seq: 1 },
    metrics: [{ name: 'tank/level', type: 'Double', value: 61.5, unit: 'm' }],
  });
  const { status, answers } = decode(['sparkplug'], Buffer.from(payload).toString('hex'));
  assert.equal(status, 0);
  const reading = { point: 'tank/level', time: '2026-03-01T08:00:00.000Z', value: 61.5 };
  assert.deepEqual(answers, [{ readings: [{ ...reading, unit: 'm', quality: 'good' }] }]);
});

test('one answer a line: blank lines, the last one without an end, none after the end', () => {
  const count = (input: string) => decode(['jt808'], input).answers.length;
  assert.deepEqual(['', '\n', 'zz', 'zz\n', '\n\n', 'zz\r\nzz', ' \t\n7e\n'].map(count), [
    ...[0, 1, 1, 1, 2, 2, 2],
  ]);
  const { answers } = decode(['jt808'], '\nxyz\n7e0\n');
  const words = answers.map(({ rejected }) => rejected?.split(':')[0]);
  assert.deepEqual(words, ['empty', 'not-hex', 'not-hex']);
});

test('hexadecimal may have blanks, 0x, commas, either case, and a mark of the editor before it', () => {
  const plain = '7e00020000';
  const written = ['7E 00 02 00 00', '0x7e,0x00,0x02,0x00,0x00', '0X7E00020000', '\t7e0002 0000 '];
  for (const line of written)
    assert.equal(fromHex(Buffer.from(line))?.toString('hex'), plain, line);
  const one = recordedFrames('jt808').find(({ name }) => name.startsWith('0200-2013-overspeed'))!;
  const hex = one.frame.toString('hex');
  const lines = [`\ufeff${hex}`, hex.toUpperCase(), hex.replace(/../g, '0x$& ')];
  const { answers } = decode(['jt808'], lines.join('\r\n'));
  const expected = JSON.parse(readFileSync(one.expectedFile, 'utf8')) as Answer;
  assert.deepEqual(answers, [expected, expected, expected]);
});

test('a line without a byte is rejected, also where nothing could be decoded', () => {
  for (const id of ['jt808', 'gb26875', 'modbus-tcp', 'sparkplug']) {
    const { status, answers } = decode([id], '0x\n , \n0X 0x\n\n');
    assert.equal(status, 0);
    assert.deepEqual(
      answers.map(({ rejected }) => rejected),
      [...Array<string>(3).fill('empty: no byte in the line'), 'empty: a blank line'],
      id,
    );
  }
});

test('blanks around a text frame are no part of it', () => {
  const one = recordedFrames('hj212').find(({ name }) => name === 'annex-c14-2011')!;
  const frame = one.frame.toString('latin1').trimEnd();
  const expected = JSON.parse(readFileSync(one.expectedFile, 'utf8')) as Answer;
  const { answers } = decode(['hj212'], `  ${frame}\n\t${frame} \r\n${frame}\n`);
  assert.deepEqual(answers, [expected, expected, expected]);
});

test('bytes of GBK are not touched on their way to the decoder', () => {
  // The check sum of a frame holds only while every byte is as it came.
  const gbk = recordedFrames('hj212').filter(({ name }) => name.includes('gbk'));
  assert.ok(gbk.length > 0);
  for (const { name, frame, expectedFile } of gbk) {
    const file = join(folder, `${name}.txt`);
    writeFileSync(file, frame);
    const expected = JSON.parse(readFileSync(expectedFile, 'utf8')) as Answer;
    assert.deepEqual(decode(['hj212', file]).answers, [expected], name);
  }
});

test('any bytes at all end with 0 and one answer a line', () => {
  const bytes = Buffer.from(
    Array.from({ length: 200_000 }, (_, i) => (i * i * 31 + (i >> 3)) & 0xff),
  );
  const lines = bytes.filter((byte) => byte === 0x0a).length + (bytes.at(-1) === 0x0a ? 0 : 1);
  for (const id of ['hj212', 'jt808', 'gb26875', 'modbus-tcp', 'sparkplug']) {
    const { status, answers, errors } = decode([id], bytes);
    assert.deepEqual([status, answers.length, errors], [0, lines, ''], id);
    assert.ok(answers.every(({ rejected, readings }) => (rejected ?? '') !== '' || readings));
  }
});

test('a line beyond 1 MB is rejected, the lines around it are read', () => {
  const good = recordedFrames('jt808')[0]!.frame.toString('hex');
  const file = join(folder, 'long.txt');
  const long = 'ab'.repeat(MOST_LINE_BYTES);
  writeFileSync(file, `${good}\n${long}\n${good}\n${'7e'.repeat(MOST_LINE_BYTES / 2)}\n`);
  const { status, answers } = decode(['jt808', file]);
  assert.equal(status, 0);
  assert.equal(answers[1]?.rejected, 'too-long: a line of 2000000 bytes');
  assert.deepEqual(answers[0], answers[2]);
  assert.equal(answers.length, 4);
});

test('what cannot be done is said on the standard error with the usage, status 2', () => {
  for (const args of [
    [],
    ['modbus'],
    ['toString'],
    ['jt808', join(folder, 'none')],
    ['jt808', folder],
    ['jt808', 'a', 'b'],
  ]) {
    const { status, answers, errors } = decode(args);
    assert.deepEqual([status, answers], [2, []], args.join(' '));
    assert.match(errors, /npm run decode -- CONNECTOR \[FILE\]/);
  }
});

test('a reader that goes away is no crash', async () => {
  const child = spawn(process.execPath, [main, 'jt808'], { env, stdio: 'pipe' });
  const errors: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
  child.stdin.on('error', () => undefined);
  child.stdout.once('data', () => child.stdout.destroy());
  const feed = () => {
    while (child.stdin.writable && child.stdin.write('7e00\n'.repeat(10_000)));
  };
  child.stdin.on('drain', feed);
  feed();
  const [status] = (await once(child, 'exit')) as [number | null];
  assert.deepEqual([status, Buffer.concat(errors).toString()], [0, '']);
});
