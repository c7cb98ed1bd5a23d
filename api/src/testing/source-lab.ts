import assert from 'node:assert/strict';
import { pino } from 'pino';
import type { Endpoint } from '@parkwatch/domain/wire/endpoint';
import * as wire from '@parkwatch/domain/wire/data-sources';
import type { DataSource, GatewayReport, SourceStatus } from '@parkwatch/domain/wire/data-sources';
import { listApiKeys } from '@parkwatch/domain/wire/users';
import { sqlText } from '../db/sql.ts';
import type { ApiClient, Answer, Sent } from './api-client.ts';
import { sampleConfig, sampleReport, sampleStatus } from './source-samples.ts';
import { OWN } from './tenant-fixture.ts';
import { testApp } from './test-app.ts';
import type { TestApp, TEST_KEYS } from './test-app.ts';

type Notice = { readonly kind: string; readonly text: { readonly zh: string } };

/** An api with an administrator, gateways, and an ear for all that is said: answers, log, trail and notices. */
export type SourceLab = {
  readonly app: TestApp;
  readonly admin: ApiClient;
  /** Every answer to a person and every line of the log so far. */
  readonly said: string[];
  gatewayId(key: keyof typeof TEST_KEYS): number;
  /** The answer, whatever it is; it is remembered. */
  ask<P, Q, B, R>(
    client: ApiClient,
    endpoint: Endpoint<P, Q, B, R>,
    sent?: Sent<P, Q, B>,
  ): Promise<Answer>;
  bodyOf(more?: object): Record<string, unknown>;
  create(more?: object): Promise<DataSource>;
  report(
    source: DataSource,
    status?: Partial<SourceStatus>,
    more?: object,
  ): Promise<wire.GatewayOrders>;
  notices(): Promise<Notice[]>;
};

export async function sourceLab(): Promise<SourceLab> {
  const app = await testApp();
  const said: string[] = [];
  const stream = Reflect.get(app.parts.log, pino.symbols.streamSym) as { write: unknown };
  app.parts.log.level = 'trace';
  stream.write = (line: string) => said.push(line) > 0;
  const admin = await app.as('admin');
  const keys = await admin.call(listApiKeys);
  let count = 0;
  const lab: SourceLab = {
    ...{ app, admin, said },
    gatewayId: (key) => keys.items.find(({ name }) => name === `test ${key}`)!.id,
    async ask(client, endpoint, sent) {
      const answer = await client.send(endpoint, sent);
      said.push(answer.text);
      return answer;
    },
    bodyOf(more = {}) {
      count += 1;
      return {
        ...{ key: `line-${count}`, connector: 'mqtt', nameZh: '一号线', nameEn: 'Line 1' },
        ...{ gatewayId: lab.gatewayId('park'), enterpriseId: OWN.enterpriseId },
        ...{ config: sampleConfig(OWN.code), reason: 'commissioning', ...more },
      };
    },
    async create(more) {
      const answer = await lab.ask(admin, wire.createDataSource, { body: lab.bodyOf(more) });
      assert.equal(answer.status, 201, answer.text);
      return answer.json as DataSource;
    },
    report: (source, status, more) =>
      app
        .source('park')
        .call(wire.reportGateway, { body: reportOf(lab, source, { status, more }) }),
    notices: () => noticesOf(app),
  };
  return lab;
}

type Changes = {
  readonly status?: Partial<SourceStatus> | undefined;
  readonly more?: object | undefined;
};

/** A report in which only this source stands, well but for the changes. */
export function reportOf(
  { app }: Pick<SourceLab, 'app'>,
  { key }: Pick<DataSource, 'key'>,
  { status, more }: Changes = {},
): GatewayReport {
  const now = app.clock.now();
  const shown = { ...sampleStatus(OWN, now), ...status };
  return { ...sampleReport(OWN, now), sources: [{ key, status: shown }], ...more };
}

async function noticesOf({ db }: TestApp): Promise<Notice[]> {
  const query = sqlText(
    `SELECT payload ->> 'kind' AS kind, payload -> 'text' AS text FROM outbox
     WHERE topic = 'notice' AND (payload ->> 'kind' LIKE 'gateway.%' OR payload ->> 'kind' LIKE 'data-source.%') ORDER BY seq`,
  );
  return db.tx({ kind: 'system' }, (tx) => tx.rows<Notice>(query));
}
