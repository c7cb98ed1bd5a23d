import assert from 'node:assert/strict';
import { listEnterprises } from '@parkwatch/domain/wire/enterprises';
import { ingestObservations } from '@parkwatch/domain/wire/ingest';
import { createApiKey } from '@parkwatch/domain/wire/users';
import { apiClient } from '../api/src/testing/api-client.ts';
import type { ApiClient } from '../api/src/testing/api-client.ts';
import { DEMO_PASSWORD } from '../api/src/session/password-rules.ts';

/** An account over the API alone: for what a test has to know or prepare, not for what it shows. */
export async function signedInClient(url: string, username: string): Promise<ApiClient> {
  const client = apiClient(url);
  await client.signIn(username, DEMO_PASSWORD);
  return client;
}

export type DataSource = {
  /** Sends one value for several instants, so many seconds ago each; all of them must be taken. */
  send(point: string, value: number, secondsAgo?: readonly number[]): Promise<void>;
};

let keys = 0;

/** The gateway of an enterprise, with a key that the administrator has made for it. */
export async function dataSource(url: string, enterpriseCode: string): Promise<DataSource> {
  const duty = await signedInClient(url, 'duty');
  const { items } = await duty.call(listEnterprises, { query: { search: enterpriseCode } });
  const owner = items.find(({ code }) => code === enterpriseCode);
  assert.ok(owner, `enterprise ${enterpriseCode}`);
  const admin = await signedInClient(url, 'admin');
  const name = `e2e ${enterpriseCode} ${process.pid}-${++keys}`;
  const { key } = await admin.call(createApiKey, { body: { name, enterpriseId: owner.id } });
  const gateway = apiClient(url, { apiKey: key });
  return {
    async send(point, value, secondsAgo = [0]) {
      const nowMs = Date.now();
      const readings = secondsAgo.map((ago) => {
        return { point, value, time: new Date(nowMs - ago * 1000).toISOString() };
      });
      const receipt = await gateway.call(ingestObservations, { body: { readings } });
      assert.equal(receipt.accepted, readings.length, JSON.stringify(receipt));
    },
  };
}
