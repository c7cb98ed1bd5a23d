import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type pg from 'pg';
import { after } from 'node:test';
import { embeddedClient } from '../dialect.ts';
import { backendStream } from './backend-stream.ts';
import { CANCEL_REQUEST, queryMessage, SSL_REQUEST } from './frontend-messages.ts';
import { openEmbedded } from './open-embedded.ts';

const engine = await openEmbedded({});
after(() => engine.close());

async function connected(): Promise<pg.Client> {
  const client = embeddedClient(engine);
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** One turn of the event loop: what was going to happen at once has happened. */
const tick = () => new Promise((resolve) => setImmediate(resolve));

function packet(code: number, body = Buffer.alloc(0)): Buffer {
  const head = Buffer.alloc(8);
  head.writeInt32BE(8 + body.length, 0);
  head.writeInt32BE(code, 4);
  return Buffer.concat([head, body]);
}

describe('clients of the one embedded backend', () => {
  it('take turns by transaction, in the order in which they came', async () => {
    const [first, second, third] = await Promise.all([connected(), connected(), connected()]);
    await first.query('CREATE TABLE turn (who text)');
    await first.query('BEGIN');
    const order: string[] = [];
    const waiting = [second, third].map(async (client, index) => {
      await client.query('INSERT INTO turn VALUES ($1)', [`client ${index + 2}`]);
      order.push(`client ${index + 2}`);
    });
    await first.query("INSERT INTO turn VALUES ('client 1')");
    await tick();
    assert.deepEqual(order, []);
    await first.query('COMMIT');
    await Promise.all(waiting);
    assert.deepEqual(order, ['client 2', 'client 3']);
    const { rows } = await third.query('SELECT who FROM turn');
    assert.deepEqual(rows, [{ who: 'client 1' }, { who: 'client 2' }, { who: 'client 3' }]);
    await Promise.all([first, second, third].map((client) => client.end()));
  });

  it('lose their transaction when they die in it, and the next one has a clean session', async () => {
    const [dying, next] = await Promise.all([connected(), connected()]);
    await dying.query('CREATE TABLE death (id int)');
    await dying.query('BEGIN');
    await dying.query('INSERT INTO death VALUES (1)');
    const count = next.query('SELECT count(*)::int AS n FROM death');
    await tick();
    (
      dying as unknown as { connection: { stream: { destroy(): void } } }
    ).connection.stream.destroy();
    assert.deepEqual((await count).rows, [{ n: 0 }]);
    await next.query('BEGIN');
    await next.query('COMMIT');
    await next.end();
  });

  it('may die while their query runs: the turn passes on after it', async () => {
    const [dying, next] = await Promise.all([connected(), connected()]);
    await dying.query('BEGIN');
    const lost = dying.query('SELECT count(*) FROM generate_series(1, 300000)');
    const refused = assert.rejects(lost, /terminated/);
    await tick();
    void dying.end();
    assert.deepEqual((await next.query('SELECT 1 AS one')).rows, [{ one: 1 }]);
    await refused;
    await next.end();
  });

  it('stay usable after an error in and outside of a transaction', async () => {
    const client = await connected();
    await assert.rejects(client.query('SELECT $1::int', ['x']), { code: '22P02' });
    await client.query('BEGIN');
    await assert.rejects(client.query('SELECT 1/0'), { code: '22012' });
    await assert.rejects(client.query('SELECT 1'), { code: '25P02' });
    await client.query('ROLLBACK');
    const rows = await client.query('SELECT n FROM generate_series(1, 3) AS n');
    assert.deepEqual(rows.rows, [{ n: 1 }, { n: 2 }, { n: 3 }]);
    await client.end();
  });

  it('are refused COPY FROM STDIN, which would end the backend', async () => {
    const client = await connected();
    await client.query('CREATE TABLE copied (id int)');
    await client.query('BEGIN');
    await assert.rejects(client.query('COPY copied FROM STDIN'), /insert from unnest/);
    await assert.rejects(client.query('SELECT 1'), { code: '25P02' });
    await client.query('ROLLBACK');
    await client.end();
  });

  it('receive a large answer and wide rows whole', async () => {
    const client = await connected();
    const many = await client.query<{ n: number }>('SELECT n FROM generate_series(1, 100000) AS n');
    assert.equal(many.rows.length, 100_000);
    assert.equal(many.rows.at(-1)?.n, 100_000);
    const wide = await client.query<{ t: string }>("SELECT repeat('园', 2000000) AS t");
    assert.equal(wide.rows[0]?.t, '园'.repeat(2_000_000));
    await client.end();
  });
});

describe('the stream', () => {
  it('declines encryption, starts a session and takes messages in any pieces', async () => {
    const stream = backendStream(engine);
    const answers: Buffer[] = [];
    const { promise: answered, resolve } = Promise.withResolvers<void>();
    stream.on('data', (bytes: Buffer) => {
      answers.push(bytes);
      if (Buffer.concat(answers).includes('SELECT 1\0')) resolve();
    });
    const startup = packet(196608, Buffer.from('user\0postgres\0\0'));
    const all = Buffer.concat([packet(SSL_REQUEST), startup, queryMessage("SELECT 'hello'")]);
    for (const byte of all) stream.write(Buffer.of(byte));
    await answered;
    const text = Buffer.concat(answers).toString('latin1');
    assert.match(text, /^NR/);
    assert.match(text, /server_version\0\d+\.\d+\0/);
    assert.match(text, /hello/);
    stream.destroy();
  });

  it('ends after a cancel request and after a goodbye', async () => {
    const startup = packet(196608, Buffer.from('user\0postgres\0\0'));
    for (const bytes of [packet(CANCEL_REQUEST, Buffer.alloc(8)), startup]) {
      const stream = backendStream(engine);
      const closed = new Promise((resolve) => stream.once('close', resolve));
      stream.resume();
      stream.write(bytes);
      stream.end(bytes === startup ? Buffer.from([0x58, 0, 0, 0, 4]) : undefined);
      await closed;
    }
  });

  it('is destroyed with a reason by bytes that are no messages', async () => {
    const stream = backendStream(engine);
    const failed = new Promise<Error>((resolve) => stream.once('error', resolve));
    stream.write(Buffer.from('GET / HTTP/1.1\r\n\r\n'));
    assert.match((await failed).message, /not a PostgreSQL message/);
  });
});

describe('the thread', () => {
  it('leaves the main event loop free during a long query', async () => {
    const client = await connected();
    let turnsOfLoop = 0;
    let longestMs = 0;
    let before = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      longestMs = Math.max(longestMs, now - before);
      before = now;
      turnsOfLoop++;
    }, 5);
    await client.query('SELECT count(*) FROM generate_series(1, 6000000)');
    clearInterval(timer);
    await client.end();
    // The query computes for a second or more; on the main thread there would be no turn at all.
    assert.ok(turnsOfLoop > 20, `${turnsOfLoop} turns`);
    assert.ok(longestMs < 400, `longest pause ${Math.round(longestMs)} ms`);
  });
});
