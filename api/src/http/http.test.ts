import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import * as z from 'zod';
import { endpoint } from '@parkwatch/domain/wire/endpoint';
import { listSettings } from '@parkwatch/domain/wire/audit';
import { signIn } from '@parkwatch/domain/wire/session';
import { features } from '../app.ts';
import { sqlText } from '../db/sql.ts';
import { apiClient } from '../testing/api-client.ts';
import { TEST_KEYS, TEST_PASSWORD, testApp } from '../testing/test-app.ts';
import type { TestApp } from '../testing/test-app.ts';
import { OWN } from '../testing/tenant-fixture.ts';
import { route } from './feature.ts';
import { problem } from './problem.ts';

const text = { zh: '试', en: 'Try' };
const open = { tag: 'try', summary: text, access: 'public' } as const;
const echo = endpoint({
  ...open,
  id: 'tryEcho',
  method: 'POST',
  path: '/try/echo/:id',
  params: z.object({ id: z.coerce.number().int() }),
  query: z.object({ q: z.string().max(5).optional() }),
  body: z.object({ list: z.array(z.object({ 'a/b': z.number() })) }),
  response: z.object({ id: z.number(), seen: z.unknown() }),
});
const fixed = endpoint({
  ...open,
  id: 'tryFixed',
  method: 'GET',
  path: '/try/echo/fixed',
  response: z.string(),
});
const broken = endpoint({
  ...open,
  id: 'tryBroken',
  method: 'GET',
  path: '/try/broken',
  response: z.object({ a: z.number() }),
});
const leaky = endpoint({
  ...open,
  id: 'tryLeaky',
  method: 'GET',
  path: '/try/leaky',
  response: z.object({ a: z.number() }),
});
const failing = endpoint({ ...open, id: 'tryFailing', method: 'GET', path: '/try/failing' });
const database = endpoint({ ...open, id: 'tryDatabase', method: 'GET', path: '/try/database' });
const refusing = endpoint({ ...open, id: 'tryRefusing', method: 'GET', path: '/try/refusing' });
const source = endpoint({
  ...open,
  id: 'trySource',
  access: 'source',
  method: 'POST',
  path: '/try/source',
  body: z.object({ readings: z.array(z.unknown()) }),
  response: z.object({
    bytes: z.number(),
    type: z.string(),
    hasBody: z.boolean(),
    scope: z.unknown(),
  }),
});
const photo = endpoint({
  ...open,
  id: 'tryPhoto',
  method: 'POST',
  path: '/try/photo',
  rawBody: { mediaTypes: ['image/png'], maxBytes: 1000 },
  response: z.number(),
});

describe('the web server', () => {
  let app: TestApp;
  before(async () => {
    app = await testApp({
      features: (parts) => [
        ...features(parts),
        {
          name: 'try',
          routes: [
            route(echo, async ({ params, query, body }) => ({
              id: params.id,
              seen: { query, body },
            })),
            route(fixed, async () => 'fixed'),
            route(broken, async () => ({ a: 'text' }) as unknown as { a: number }),
            route(leaky, async () => ({ a: 1, passwordHash: 'x' }) as { a: number }),
            route(failing, async () => {
              throw new Error('the secret is 4711');
            }),
            route(database, ({ caller }) =>
              parts.db.tx(caller.scope, async (tx) => {
                await tx.run(sqlText(`SELECT $1::text`), ['\0']);
              }),
            ),
            route(refusing, async () => {
              throw problem('incomplete-report', {
                detail: { zh: '缺少照片', en: 'a photo is missing' },
                more: { missing: ['photo'] },
              });
            }),
            route(source, async ({ raw, mediaType, body, caller }) => ({
              ...{ bytes: raw.length, type: mediaType },
              hasBody: body !== undefined,
              scope: caller.scope,
            })),
            route(photo, async ({ raw }) => raw.length),
          ],
        },
      ],
    });
  });

  it('answers errors as problem details with the pointer of each refused field', async () => {
    const answer = await app.anonymous().send(echo, {
      params: { id: 'x' },
      headers: { 'accept-language': 'en' },
    });
    assert.equal(answer.status, 400);
    assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/);
    const body = await app.anonymous().send(echo, {
      params: { id: 1 },
      body: { list: [{ 'a/b': 1 }, { 'a/b': 'x' }] },
      headers: { 'accept-language': 'en' },
    });
    const { requestId, ...rest } = body.json as Record<string, unknown>;
    assert.equal(requestId, body.headers.get('x-request-id'));
    assert.deepEqual(rest, {
      type: 'urn:parkwatch:problem:bad-request',
      title: 'The request is malformed',
      status: 400,
      code: 'bad-request',
      errors: [
        { path: '/list/1/a~1b', message: 'Invalid input: expected number, received string' },
      ],
      instance: '/api/v1/try/echo/1',
    });
    const chinese = await app
      .anonymous()
      .send(echo, { params: { id: 1 }, body: { list: [{ 'a/b': 'x' }] } });
    assert.deepEqual((chinese.json as { errors: unknown }).errors, [
      { path: '/list/0/a~1b', message: '应为数值' },
    ]);
    const long = await app
      .anonymous()
      .send(echo, { params: { id: 1 }, query: { q: 'toolong' }, body: { list: [] } });
    assert.deepEqual(
      (long.json as { errors: { path: string }[] }).errors.map(({ path }) => path),
      ['/query/q'],
    );
  });

  it('speaks Chinese unless asked otherwise', async () => {
    const titles = [];
    for (const language of [undefined, 'zh-CN,zh;q=0.9,en;q=0.8', 'en-GB', 'fr']) {
      const headers: Record<string, string> =
        language === undefined ? {} : { 'accept-language': language };
      const { json } = await app.anonymous().send(refusing, { headers });
      const { title, detail, missing } = json as Record<string, unknown>;
      assert.deepEqual(missing, ['photo']);
      titles.push([title, detail]);
    }
    const zh = ['信息不完整，无法提交', '缺少照片'];
    const en = ['The report is incomplete', 'a photo is missing'];
    assert.deepEqual(titles, [zh, zh, en, en]);
  });

  it('takes a fixed path before a parameter, and names what a path takes', async () => {
    assert.equal(await app.anonymous().call(fixed), 'fixed');
    const answer = await fetch(`${app.url}/api/v1/try/echo/7`, { method: 'PUT' });
    assert.equal(answer.status, 405);
    assert.equal(answer.headers.get('allow'), 'POST');
    assert.equal((await fetch(`${app.url}/api/v1/nothing`)).status, 404);
    assert.equal((await fetch(`${app.url}/api/v1/try/echo/%E0%A4%A`)).status, 400);
  });

  it('refuses conditions and ranges that a file does not meet, and methods that a page does not take', async () => {
    const css = `${app.url}/api/docs/swagger-ui.css`;
    const range = await fetch(css, { headers: { range: 'bytes=99999999-' } });
    assert.deepEqual(
      [
        range.status,
        ((await range.json()) as { code: string }).code,
        range.headers.get('last-modified'),
      ],
      [416, 'range-not-satisfiable', null],
    );
    assert.match(range.headers.get('content-range') ?? '', /^bytes \*\/\d+$/);
    const match = await fetch(css, { headers: { 'if-match': '"another"' } });
    assert.deepEqual(
      [match.status, ((await match.json()) as { code: string }).code],
      [412, 'precondition-failed'],
    );
    for (const path of ['/api/health', '/api/ready', '/api/docs', '/api/openapi.json']) {
      const { status, headers } = await fetch(`${app.url}${path}`, { method: 'POST' });
      assert.deepEqual([status, headers.get('allow')], [405, 'GET, HEAD'], path);
    }
    const { headers } = await fetch(`${app.url}/api/v1/try/echo/fixed`, { method: 'PUT' });
    assert.equal(headers.get('allow'), 'GET, HEAD');
  });

  it('tells nothing of its own faults', async () => {
    const answers = [];
    for (const one of [failing, broken, leaky]) {
      const { status, text } = await app.anonymous().send(one);
      assert.doesNotMatch(text, /4711|passwordHash|Error/);
      answers.push(status);
    }
    assert.deepEqual(answers, [500, 500, 500]);
    assert.equal((await app.anonymous().send(database)).status, 400);
  });

  it('refuses bodies that are too large, of a wrong type, or no JSON', async () => {
    const send = (raw: string | Uint8Array<ArrayBuffer>, headers: Record<string, string>) =>
      app
        .anonymous()
        .send(echo, { params: { id: 1 }, raw, headers })
        .then(({ status }) => status);
    const json = { 'content-type': 'application/json' };
    assert.equal(await send(JSON.stringify({ list: [], pad: 'x'.repeat(1_000_001) }), json), 413);
    const bomb = gzipSync(Buffer.alloc(5_000_000, ' '));
    assert.equal(await send(new Uint8Array(bomb), { ...json, 'content-encoding': 'gzip' }), 413);
    assert.equal(
      await send('list=1', { 'content-type': 'application/x-www-form-urlencoded' }),
      415,
    );
    assert.equal(await send('{"list":[]}', { 'content-type': 'text/plain' }), 415);
    assert.equal(await send('{"list":', json), 400);
    assert.equal(await send('{}', { ...json, 'content-encoding': 'x-odd' }), 415);
    assert.equal(
      await send('{"list":[]}', { 'content-type': 'Application/JSON; charset=utf-8' }),
      200,
    );
  });

  it('gives a source its lines or its JSON, inflated, and asks for its key first', async () => {
    const lines = '{"point":"a"}\n{broken\n';
    const ndjson = { 'content-type': 'application/x-ndjson' };
    const got = await app.source('own').call(source, { raw: lines, headers: ndjson });
    assert.deepEqual(got, {
      bytes: lines.length,
      type: 'application/x-ndjson',
      hasBody: false,
      scope: { kind: 'enterprises', userId: 0, enterpriseIds: [OWN.enterpriseId] },
    });
    const zipped = new Uint8Array(gzipSync(JSON.stringify({ readings: [1, 2] })));
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    const gateway = await app.source('park').call(source, { raw: zipped, headers });
    assert.equal(gateway.hasBody, true);
    // The park's own gateway sees the park, and none of the accounts, sessions and keys.
    assert.deepEqual(gateway.scope, { kind: 'park', userId: null });
    const bearer = { authorization: `Bearer ${TEST_KEYS.park}` };
    await app.anonymous().call(source, { body: { readings: [] }, headers: bearer });
    for (const key of ['', 'wrong', `${TEST_KEYS.park} `.repeat(30)]) {
      const refused = apiClient(app.url, { apiKey: key }).call(source, { body: { readings: [] } });
      await assert.rejects(refused, { code: 'wrong-api-key', status: 401 });
    }
    const duty = await app.as('duty');
    await assert.rejects(duty.call(source, { body: { readings: [] } }), { status: 401 });
    await assert.rejects(app.source('park').call(listSettings), { status: 401 });
  });

  it('takes a file only in the types and up to the size that it wants', async () => {
    const send = (bytes: number, type: string) =>
      app
        .anonymous()
        .send(photo, { raw: new Uint8Array(bytes), headers: { 'content-type': type } });
    assert.equal((await send(1000, 'image/png')).json, 1000);
    assert.equal((await send(1001, 'image/png')).status, 413);
    assert.equal((await send(10, 'image/svg+xml')).status, 415);
  });

  it('sends the headers that protect a browser, and no name of its software', async () => {
    const { headers } = await fetch(`${app.url}/api/health`);
    const policy = headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'self'/);
    assert.doesNotMatch(policy, /script-src[^;]*'unsafe-(inline|eval)'|\*/);
    assert.equal(headers.get('x-powered-by'), null);
    assert.equal(headers.get('strict-transport-security'), null);
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.equal(headers.get('x-frame-options'), 'DENY');
    assert.equal((await fetch(`${app.url}/api/ready`)).status, 200);
  });
});

describe('the web server behind TLS', () => {
  it('has a __Host- cookie, HSTS, and believes its own origin', async () => {
    const app = await testApp({ config: { publicOrigin: 'https://park.example' } });
    const headers = { origin: 'https://park.example' };
    const body = { username: 'duty', password: TEST_PASSWORD };
    const answer = await app.anonymous().send(signIn, { body, headers });
    assert.equal(answer.status, 200);
    assert.match(
      answer.headers.getSetCookie()[0] ?? '',
      /^__Host-parkwatch=.*; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
    assert.match(answer.headers.get('strict-transport-security') ?? '', /^max-age=31536000/);
    const evil = { origin: 'https://evil.example' };
    assert.equal((await app.anonymous().send(signIn, { body, headers: evil })).status, 403);
    await app.close();
  });
});

describe('request limits', () => {
  it('count sign-ins by address and by account, and requests by session', async () => {
    const app = await testApp({ config: { signInsPerMinute: 9, requestsPerMinute: 5 } });
    const attempt = async (username: string) =>
      (await app.anonymous().send(signIn, { body: { username, password: 'x' } })).status;
    const one = [];
    for (let at = 0; at < 5; at++) one.push(await attempt('duty'));
    assert.deepEqual(one, [401, 401, 401, 429, 429]);
    const many = [];
    for (let at = 0; at < 5; at++) many.push(await attempt(`name-${at}`));
    assert.deepEqual(many, [401, 401, 401, 401, 429]);
    await app.close();
  });

  it('hold for each session alone', async () => {
    const app = await testApp({ config: { requestsPerMinute: 5 } });
    const director = await app.as('director');
    const statuses = [];
    for (let at = 0; at < 7; at++) statuses.push((await director.send(listSettings)).status);
    assert.deepEqual(statuses, [200, 200, 200, 200, 200, 429, 429]);
    await (await app.as('admin')).call(listSettings);
    await app.close();
  });
});
