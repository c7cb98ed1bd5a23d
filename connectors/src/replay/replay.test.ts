import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { IngestRefused, ingestClient } from '../runtime/ingest-client.ts';
import type { WireReading } from '../runtime/ingest-client.ts';
import { readReplayConfig } from './config.ts';
import { readRecording } from './read-recording.ts';
import type { RecordedLine } from './read-recording.ts';
import { replay } from './replay.ts';

async function recorded(...lines: string[]): Promise<RecordedLine[]> {
  const all: RecordedLine[] = [];
  for await (const line of readRecording(lines)) all.push(line);
  return all;
}

const CSV = [
  'point,time,value',
  'P1,2020-01-01T00:00:00Z,1',
  'P1,2020-01-01T00:01:00Z,2',
  'P1,2020-01-01T00:02:00Z,3',
];

describe('a recording', () => {
  it('is CSV with columns in any order, quoted or not, with a quality or none', async () => {
    const [one, two] = await recorded(
      '\uFEFFtime,"value",quality,point',
      '2020-01-01T08:00:00+08:00,"1.5",bad,"A, ""x"""',
      '2020-01-01T00:00:01Z,-2e3,,P2',
    );
    assert.ok(one && 'reading' in one && two && 'reading' in two);
    assert.deepEqual(one.reading, {
      ...{ point: 'A, "x"', time: '2020-01-01T08:00:00+08:00', value: 1.5, quality: 'bad' },
    });
    assert.equal(one.atMs, Date.UTC(2020, 0, 1));
    assert.deepEqual(two.reading, { point: 'P2', time: '2020-01-01T00:00:01Z', value: -2000 });
  });

  it('is NDJSON, and a bad line has its number and reason', async () => {
    const lines = await recorded(
      '{"point":"P1","time":"2020-01-01T00:00:00Z","value":1}',
      '{"point":',
      '',
      '{"point":"P1","time":"2020-01-01 00:00","value":1}',
      '{"point":"P1","time":"2020-01-01T00:00:00Z","value":"1"}',
      'null',
    );
    assert.deepEqual(
      lines.map((line) => ('bad' in line ? [line.lineNumber, line.bad] : 'good')),
      [
        'good',
        [2, 'not JSON'],
        [4, 'the time is not ISO 8601 with an offset'],
        [5, 'the value is no number'],
        [6, 'no point'],
      ],
    );
  });

  it('of another kind is refused as a whole', async () => {
    await assert.rejects(recorded('a;b;c', '1;2;3'), /neither NDJSON nor CSV/);
  });
});

type Call = { readonly atMs: number; readonly readings: readonly WireReading[] };

/** Replays with a clock that moves only by waiting. */
async function replayed(lines: readonly string[], speed: number, keepsTimes = false) {
  const calls: Call[] = [];
  let nowMs = Date.UTC(2026, 0, 1);
  const counts = await replay(readRecording(lines), {
    ...{ speed, keepsTimes, now: () => nowMs },
    wait: async (ms) => void (nowMs += ms),
    client: {
      observations: async (readings) => {
        calls.push({ atMs: nowMs, readings });
        return { accepted: readings.length, duplicate: 0, rejected: 0, rejections: [] };
      },
    },
  });
  return { counts, calls };
}

describe('a replay', () => {
  it('keeps the rhythm of the recording, so many times faster, with times from now on', async () => {
    const { calls } = await replayed(CSV, 10);
    const start = Date.UTC(2026, 0, 1);
    assert.deepEqual(
      calls.map(({ atMs }) => atMs - start),
      [0, 6000, 12_000],
    );
    assert.deepEqual(
      calls.map(({ readings }) => readings[0]!.time),
      ['2026-01-01T00:00:00.000Z', '2026-01-01T00:00:06.000Z', '2026-01-01T00:00:12.000Z'],
    );
  });

  it('without waiting sends the recorded times in calls of 10,000 at most', async () => {
    const lines = ['point,time,value'];
    for (let at = 0; at < 25_000; at++) lines.push(`P1,${new Date(at * 1000).toISOString()},${at}`);
    const { calls, counts } = await replayed(lines, Infinity, true);
    assert.deepEqual(
      calls.map(({ readings }) => readings.length),
      [10_000, 10_000, 5000],
    );
    assert.equal(calls[2]!.readings.at(-1)!.time, new Date(24_999_000).toISOString());
    assert.equal(counts.accepted, 25_000);
  });
});

describe('the client of the ingest', () => {
  it('tries on through outages and refusals that pass, and drops nothing', async () => {
    const answers = [503, 429, 500, 200];
    const bodies: string[] = [];
    const server = createServer((req, res) => {
      let body = '';
      req.on('data', (chunk: Buffer) => (body += chunk.toString()));
      req.on('end', () => {
        bodies.push(body);
        const status = answers.shift() ?? 200;
        res.writeHead(status, { 'content-type': 'application/json', 'retry-after': '0.01' });
        res.end(
          status === 200 ? '{"accepted":1,"duplicate":0,"rejected":0,"rejections":[]}' : '{}',
        );
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    after(() => server.close());
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const outages: (string | null)[] = [];
    const client = ingestClient({ url, key: 'k', onOutage: (reason) => outages.push(reason) });
    const reading = { point: 'P1', time: '2026-01-01T00:00:00Z', value: 1 };
    assert.equal((await client.observations([reading])).accepted, 1);
    assert.equal(bodies.length, 4);
    assert.equal(new Set(bodies).size, 1, 'the same call each time');
    assert.deepEqual(outages, ['status 503', null]);
    answers.push(401);
    await assert.rejects(client.observations([reading]), IngestRefused);
  });
});

describe('the command', () => {
  it('says what is missing', () => {
    const env = {};
    assert.throws(() => readReplayConfig([], env), /one FILE/);
    assert.throws(() => readReplayConfig(['a.csv'], env), /API key/);
    assert.throws(() => readReplayConfig(['a.csv', '--key', 'k', '--speed', '0'], env), /speed/);
    assert.throws(
      () => readReplayConfig(['a.csv', '--key', 'k', '--speed', 'max'], env),
      /original-times/,
    );
    const { speed, key } = readReplayConfig(['a.csv', '--speed', '60'], { PARKWATCH_API_KEY: 'e' });
    assert.deepEqual([speed, key], [60, 'e']);
  });

  it('ends with status 2 and its usage when it cannot begin', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'parkwatch-replay-'));
    after(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, 'x.csv');
    writeFileSync(file, 'a;b\n1;2\n');
    const main = join(import.meta.dirname, 'main.ts');
    const { code, stderr } = await new Promise<{ code: unknown; stderr: string }>((done) =>
      execFile(process.execPath, [main, file, '--key', 'k'], (error, _out, text) =>
        done({ code: error?.code, stderr: text }),
      ),
    );
    assert.equal(code, 2);
    assert.match(stderr, /neither NDJSON nor CSV[\s\S]*--speed N/);
  });
});
