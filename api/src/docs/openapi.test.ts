import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import { ENDPOINTS } from '@parkwatch/domain/wire/endpoints';
import { testApp } from '../testing/test-app.ts';
import { openApiOf } from './openapi.ts';

type Operation = {
  operationId: string;
  security: unknown[];
  responses: Record<string, { content?: Record<string, unknown> }>;
};

describe('the OpenAPI document', () => {
  const document = openApiOf(ENDPOINTS);
  const operations = Object.values(
    document['paths'] as Record<string, Record<string, Operation>>,
  ).flatMap((path) => Object.values(path));

  it('is valid OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(document));
    assert.ok(valid, JSON.stringify(errors)?.slice(0, 2000));
    assert.equal(document['openapi'], '3.1.0');
  });

  it('has every endpoint once, with its refusals as problem details', () => {
    const ids = operations.map(({ operationId }) => operationId);
    assert.deepEqual([...ids].sort(), ENDPOINTS.map(({ id }) => id).sort());
    for (const { operationId, responses } of operations) {
      const refusals = Object.entries(responses).filter(([status]) => Number(status) >= 400);
      assert.ok(refusals.length > 2, operationId);
      for (const [, { content }] of refusals) {
        assert.deepEqual(Object.keys(content ?? {}), ['application/problem+json']);
      }
    }
  });
});

describe('the pages of the contract', () => {
  let url: string;
  before(async () => {
    ({ url } = await testApp());
  });

  it('come from this server alone, under the content security policy', async () => {
    const page = await fetch(`${url}/api/docs`);
    const html = await page.text();
    assert.match(page.headers.get('content-security-policy') ?? '', /script-src 'self'/);
    assert.doesNotMatch(html, /<script>|https?:|onload=/);
    const files = [...html.matchAll(/(?:src|href)="(docs[^"]+)"/g)].map(([, file]) => file!);
    assert.equal(files.length, 3);
    for (const file of files) {
      const response = await fetch(new URL(file, `${url}/api/docs`));
      assert.equal(response.status, 200, file);
      assert.match(response.headers.get('content-type') ?? '', /javascript|css/);
      await response.arrayBuffer();
    }
    const { status } = await fetch(`${url}/api/docs/package.json`);
    assert.equal(status, 404);
  });

  it('hold what the code holds', async () => {
    const sent: unknown = await (await fetch(`${url}/api/openapi.json`)).json();
    assert.deepEqual(sent, JSON.parse(JSON.stringify(openApiOf(ENDPOINTS))));
  });
});
