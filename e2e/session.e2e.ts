// The way in, and what happens when it closes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PROBLEMS } from '@parkwatch/domain/wire/problems';
import { signOut } from '@parkwatch/domain/wire/session';
import { apiClient } from '../api/src/testing/api-client.ts';
import { openPark } from './open-park.ts';
import { zh } from './words.ts';

const park = await openPark();
/** LOCK_AFTER_FAILURES */
const FAILURES = 5;

test('after five wrong passwords the account is locked, and the right one does not help', async () => {
  const visit = await park.visit();
  const { page } = visit;
  const refusal = page.locator('form [role=alert]');
  for (let at = 0; at < FAILURES; at++) {
    const answered = page.waitForResponse((response) => response.request().method() === 'POST');
    await visit.signIn('e9.worker', `Wrong#${at}-guess`);
    await answered;
  }
  await visit.signIn('e9.worker');
  await refusal.getByText(PROBLEMS['account-locked'].title.zh).waitFor();
  assert.match(page.url(), /\/login/);
});

test('who is not signed in comes to the login page, and from there to the address that was wanted', async () => {
  const visit = await park.visit();
  const wanted = '/hidden-dangers?view=closed';
  await visit.go(wanted);
  await visit.page.waitForURL(/\/login/);
  await visit.signIn('inspector');
  await visit.page.waitForURL(`**${wanted}`);
  await visit.page.getByRole('heading', { name: zh('dangers.title') }).waitFor();
});

test('a session that the server ended leads to the login page, which says so, and back again', async () => {
  const visit = await park.visit();
  const { page, context } = visit;
  await visit.go('/alarms?view=history');
  await visit.signIn('director');
  await page.waitForURL('**/alarms?view=history');
  await page.locator('pw-live-state-chip .live').waitFor();

  // Ended elsewhere, as by the idle time-out: the live line tells the page.
  const session = await page.request.get('/api/v1/session');
  const { csrfToken } = (await session.json()) as { csrfToken: string };
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const headers = { cookie, 'x-csrf-token': csrfToken };
  const ended = await apiClient(park.url).send(signOut, { headers });
  assert.equal(ended.status, 204);

  await page.waitForURL(/\/login/);
  await page.getByText(zh('login.ended')).waitFor();
  await visit.signIn('director');
  await page.waitForURL(/\/alarms/);
});

test('the login page leads nowhere outside the portal', async () => {
  const visit = await park.visit();
  await visit.go('/login?returnUrl=https:%2F%2Fexample.org%2F');
  await visit.signIn('duty');
  await visit.page.locator('pw-map-page').waitFor();
  assert.equal(new URL(visit.page.url()).origin, park.url);
});
