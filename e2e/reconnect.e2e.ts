// The line breaks and comes back: the page says so, and nothing that happened meanwhile is lost.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { cutLine } from './cut-line.ts';
import type { CutLine } from './cut-line.ts';
import { dataSource } from './data-source.ts';
import { silentDetectors } from './demo-facts.ts';
import { openPark } from './open-park.ts';
import type { Visit } from './visit.ts';
import { zh } from './words.ts';

const park = await openPark();
let line: CutLine;
let visit: Visit;
const detector = silentDetectors('combustible-gas')[0]!;

before(async () => {
  line = await cutLine(park.url);
  visit = await park.visit({ url: line.url });
  await visit.signIn('duty');
  await visit.page.locator('pw-top-bar').waitFor();
  await visit.go('/alarms');
});
after(() => line.close());

test('without a network the page says that what it shows stands still', async () => {
  const { page } = visit;
  await page.locator('pw-live-state-chip .live').waitFor();
  line.cut();
  await page.locator('pw-live-state-chip .offline').waitFor();
  const words = zh('live.banner', { since: '|' }).split('|')[0]!;
  await page.locator('pw-live-banner [role=alert]').getByText(words).waitFor();
});

test('the alarm that was raised meanwhile is there when the line is back, without a reload', async () => {
  const { page } = visit;
  const row = page.locator('tr', { hasText: detector.nameZh });
  assert.equal(await row.count(), 0);
  const gateway = await dataSource(park.url, detector.enterpriseCode);
  await gateway.send(detector.code, detector.highHigh * 1.5, [60, 30, 0]);
  line.mend();
  await row.first().waitFor();
  await page.locator('pw-live-state-chip .live').waitFor();
  await page.locator('pw-live-banner [role=alert]').waitFor({ state: 'detached' });
});
