import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Scope } from '../db/scope.ts';
import { sqlText } from '../db/sql.ts';
import { FOREIGN, OWN } from '../testing/tenant-fixture.ts';
import { testApp } from '../testing/test-app.ts';

const app = await testApp();
for (const username of ['duty', 'e1.manager', 'e2.manager']) await app.as(username);

async function seen(scope: Scope): Promise<string[]> {
  const query = sqlText(
    `SELECT username FROM person_shown WHERE username IN ('duty', 'e1.manager', 'e2.manager') ORDER BY 1`,
  );
  return (await app.db.tx(scope, (tx) => tx.rows<{ username: string }>(query))).map(
    ({ username }) => username,
  );
}

it('the people of an enterprise are shown to itself and the park, those of the park to everybody', async () => {
  const both = ['duty', 'e1.manager', 'e2.manager'];
  assert.deepEqual(await seen({ kind: 'park', userId: null }), both);
  const own = { kind: 'enterprises', userId: 0, enterpriseIds: [OWN.enterpriseId] } as const;
  assert.deepEqual(await seen(own), ['duty', 'e1.manager']);
  const foreign = { ...own, enterpriseIds: [FOREIGN.enterpriseId] };
  assert.deepEqual(await seen(foreign), ['duty', 'e2.manager']);
  assert.deepEqual(await seen({ kind: 'none' }), ['duty']);
});
