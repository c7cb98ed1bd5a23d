// On a phone: what a person in the field has to do can be reached with a thumb.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator } from 'playwright-core';
import { openPark } from './open-park.ts';
import { settled } from './settled.ts';
import { assertFaultless } from './visit.ts';
import { zh } from './words.ts';

const park = await openPark();
const PHONE = { widthPx: 390, heightPx: 844 };
/** WCAG 2.2, 2.5.8 asks for 24 px; a thumb in a glove for more. */
const LEAST_TARGET_PX = 32;

async function assertReachable(target: Locator): Promise<void> {
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  assert.ok(box, 'it is on the page');
  assert.ok(box.height >= LEAST_TARGET_PX, `${box.height} px high`);
  assert.ok(box.x >= 0 && box.x + box.width <= PHONE.widthPx, 'within the width of the screen');
  await target.click({ trial: true });
}

test('the officer’s bar at the foot leads to map, alarms, incidents and hidden dangers', async () => {
  const visit = await park.visit(PHONE);
  const { page } = visit;
  await visit.signIn('duty');
  const bar = page.locator('pw-phone-bar nav a');
  await bar.first().waitFor();
  for (const key of ['alarms.title', 'incidents.title', 'dangers.title', 'map.title']) {
    const link = page.locator('pw-phone-bar').getByRole('link', { name: zh(key) });
    await assertReachable(link);
    await link.click();
    await settled(page);
  }
  assertFaultless(visit);
});

test('a worker reports a hidden danger from the phone: fields, camera and button are in reach', async () => {
  const visit = await park.visit(PHONE);
  const { page } = visit;
  await visit.signIn('e1.worker');
  await page.locator('pw-top-bar').waitFor();
  await visit.go('/hidden-dangers');
  await settled(page);
  await assertReachable(page.getByRole('link', { name: zh('dangers.report') }).first());
  await page
    .getByRole('link', { name: zh('dangers.report') })
    .first()
    .click();
  await page.locator('#report-title').waitFor();
  await settled(page);
  await assertReachable(page.locator('#report-title'));
  await assertReachable(page.locator('label.add').first());
  await page.getByRole('button', { name: zh('dangerReport.send') }).scrollIntoViewIfNeeded();
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  assert.equal(overflow, 0);
  assertFaultless(visit);
});
