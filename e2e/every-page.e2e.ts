// Every page of every role: no fault, no missing text, a name for all that can be pressed, both languages, both themes, and on a phone nothing to the side.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { nameless } from './nameless.ts';
import { openPark } from './open-park.ts';
import { settled } from './settled.ts';
import { assertFaultless } from './visit.ts';
import type { Visit } from './visit.ts';
import { en, KEY_LEAK, zh } from './words.ts';

const park = await openPark();
/** Between them they have every page; the others have the same ones with fewer buttons. */
const ROLES = [
  ...['duty', 'director', 'regulator', 'invest', 'admin', 'security', 'auditor'],
  ...['e1.manager', 'e1.worker'],
];
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1440, height: 900 };

/** The addresses of a person's menu. */
async function menuOf(page: Page): Promise<string[]> {
  await page.locator('nav.rail a.entry').first().waitFor();
  const found = await page
    .locator('nav.rail a.entry')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  assert.ok(found.length > 0, 'a menu');
  return found;
}

async function leaks(page: Page): Promise<string[]> {
  const text = await page.locator('body').innerText();
  return [...new Set(text.match(KEY_LEAK) ?? [])];
}

/** How far the page can be moved to the side, px. */
const overflowPx = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

async function open(visit: Visit, path: string): Promise<void> {
  await visit.page.locator(`nav.rail a.entry[href="${path}"]`).click();
  await settled(visit.page);
}

for (const role of ROLES) {
  test(`${role} opens each page of the menu, in Chinese, in English and on a phone`, async () => {
    const visit = await park.visit();
    const { page } = visit;
    await visit.signIn(role);
    const wrong: string[] = [];
    for (const path of await menuOf(page)) {
      await open(visit, path);
      await check(`${path} zh`);
      await page.getByRole('button', { name: zh('shell.language'), exact: true }).click();
      await page.locator('html[lang=en]').waitFor({ state: 'attached' });
      await check(`${path} en`);
      await page.setViewportSize(PHONE);
      await settled(page);
      const px = await overflowPx(page);
      if (px > 0) wrong.push(`${path} on a phone: ${px} px to the side`);
      await page.setViewportSize(DESK);
      await page.getByRole('button', { name: en('shell.language'), exact: true }).click();
      await page.locator('html[lang=zh-CN]').waitFor({ state: 'attached' });
    }
    assert.deepEqual(wrong, []);
    assertFaultless(visit);
    await visit.context.close();

    async function check(where: string) {
      for (const key of await leaks(page)) wrong.push(`${where}: the key ${key}`);
      for (const html of await nameless(page)) wrong.push(`${where}: no name: ${html}`);
      const alert = page.locator('main .message[role=alert]').first();
      if (await alert.isVisible()) wrong.push(`${where}: ${await alert.innerText()}`);
    }
  });
}

test('a map that is left and opened again is drawn again', async () => {
  const visit = await park.visit({ widthPx: 1024, heightPx: 700 });
  await visit.signIn('inspector');
  await menuOf(visit.page);
  await settled(visit.page);
  for (const path of ['/alarms', '/map', '/incidents', '/map']) await open(visit, path);
  assertFaultless(visit);
});

test('the theme changes at a click and stays after a reload', async () => {
  const visit = await park.visit();
  const { page } = visit;
  await visit.signIn('duty');
  await page.locator('html[data-theme=light]').waitFor({ state: 'attached' });
  await page.locator('pw-top-bar').waitFor();
  const light = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.getByRole('button', { name: zh('shell.toDark'), exact: true }).click();
  await page.locator('html[data-theme=dark]').waitFor({ state: 'attached' });
  await page.waitForFunction(
    (before) => getComputedStyle(document.body).backgroundColor !== before,
    light,
  );
  await page.reload({ waitUntil: 'domcontentloaded' });
  await page.locator('html[data-theme=dark]').waitFor({ state: 'attached' });
  assertFaultless(visit);
});
