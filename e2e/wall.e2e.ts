// The wall of the command centre, 1920 × 1080: nothing is cut off, nothing lies over something else, all is read from afar.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { listEnterprises } from '@parkwatch/domain/wire/enterprises';
import { requestGrant } from '@parkwatch/domain/wire/users';
import type { Page } from 'playwright-core';
import { signedInClient } from './data-source.ts';
import { openPark } from './open-park.ts';
import { settled } from './settled.ts';
import { assertFaultless } from './visit.ts';
import type { Visit } from './visit.ts';
import { zh } from './words.ts';

const park = await openPark();
const WALL = { widthPx: 1920, heightPx: 1080 };
/** Body type of the wall; smaller text is for a desk. */
const LEAST_TYPE_PX = 16;

let visit: Visit;

before(async () => {
  visit = await park.visit({ ...WALL, theme: 'dark' });
  await visit.signIn('duty');
  await visit.page.locator('pw-top-bar').waitFor();
  await visit.page.getByRole('button', { name: zh('shell.wall') }).click();
  await visit.page.locator('html[data-wall]').waitFor();
});

/** What goes beyond its place, px: the page itself, and what scrolls to the side in it. */
const overflows = (page: Page) =>
  page.evaluate(() => {
    const root = document.documentElement;
    const main = document.querySelector('main')!;
    return {
      pageX: root.scrollWidth - root.clientWidth,
      pageY: root.scrollHeight - root.clientHeight,
      mainX: main.scrollWidth - main.clientWidth,
    };
  });

/** Texts smaller than they may be, as they are drawn: their own size times the zoom they stand in. */
const smallTexts = (page: Page) =>
  page.evaluate((leastPx) => {
    const found = new Set<string>();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const text = node.textContent?.trim() ?? '';
      const element = node.parentElement;
      if (text === '' || !element?.checkVisibility()) continue;
      // What is for screen readers only: a pixel large, above the page until it has the focus, or in no size at all.
      const { width, height, bottom } = element.getBoundingClientRect();
      const isSeen = width > 1 && height > 1 && bottom > 0;
      if (!isSeen || parseFloat(getComputedStyle(element).fontSize) === 0) continue;
      const zoom = (element as HTMLElement & { currentCSSZoom: number }).currentCSSZoom;
      const sizePx = parseFloat(getComputedStyle(element).fontSize) * zoom;
      if (sizePx < leastPx - 0.01) found.add(`${sizePx.toFixed(1)} px: ${text.slice(0, 40)}`);
    }
    return [...found];
  }, LEAST_TYPE_PX);

async function look(path: string): Promise<void> {
  const { page } = visit;
  await page.locator(`nav.rail a.entry[href="${path}"]`).click();
  await page.waitForURL(`**${path}**`);
  await settled(page);
  assert.deepEqual(await overflows(page), { pageX: 0, pageY: 0, mainX: 0 });
  assert.deepEqual(await smallTexts(page), []);
}

for (const path of ['/map', '/alarms', '/incidents']) {
  test(`${path} fits the wall, and its smallest text is ${LEAST_TYPE_PX} px`, async () => {
    await look(path);
    assertFaultless(visit);
  });
}

type Box = { readonly name: string; readonly left: number; readonly top: number } & {
  readonly right: number;
  readonly bottom: number;
};

/** The cards over the map, with the object panel and the layers open. */
const cardBoxes = (page: Page): Promise<Box[]> =>
  page.evaluate(() => {
    const cards = document.querySelectorAll(':is(.left, .right, .corner, .foot) .card');
    return [...cards].map((card) => {
      const { left, top, right, bottom } = card.getBoundingClientRect();
      return { name: card.className.replace(/\s+/g, '.'), left, top, right, bottom };
    });
  });

test('the cards of the map lie beside each other and within the wall', async () => {
  const { page } = visit;
  await page.locator('nav.rail a.entry[href="/map"]').click();
  await settled(page);
  await page.locator('[data-alarm]').first().click();
  await page.locator('pw-object-panel').waitFor();
  await page.locator('.tree-switch').click();
  await page.locator('pw-layer-tree').waitFor();
  const boxes = await cardBoxes(page);
  assert.ok(boxes.length >= 8, `only ${boxes.length} cards`);
  const wrong = boxes.flatMap((one, at) => [
    ...(one.left < 0 || one.top < 0 || one.right > WALL.widthPx || one.bottom > WALL.heightPx
      ? [`${one.name} is not within the wall`]
      : []),
    ...boxes
      .slice(at + 1)
      .filter(
        (other) =>
          one.left < other.right &&
          other.left < one.right &&
          one.top < other.bottom &&
          other.top < one.bottom,
      )
      .map((other) => `${one.name} lies over ${other.name}`),
  ]);
  assert.deepEqual(wrong, []);
});

test('the alarm’s detail beside the list is as large as the list', async () => {
  const { page } = visit;
  await page.locator('nav.rail a.entry[href="/alarms"]').click();
  await settled(page);
  await page.locator('tbody tr').first().click();
  await page.locator('pw-alarm-detail h2').waitFor();
  assert.deepEqual(await smallTexts(page), []);
  const side = await page
    .locator('.ant-drawer-open .ant-drawer-body')
    .evaluate((body) => body.scrollWidth - body.clientWidth);
  assert.equal(side, 0);
});

test('a notice that comes in is as large as the rest', async () => {
  const { page } = visit;
  const officer = await signedInClient(park.url, 'duty');
  const { items } = await officer.call(listEnterprises, { query: {} });
  const regulator = await signedInClient(park.url, 'regulator');
  const enterpriseId = items[0]!.id;
  const body = { enterpriseId, purpose: 'what the wall shows', hours: 1 };
  await regulator.call(requestGrant, { body });
  await page.locator('pw-notice-toasts article').first().waitFor();
  assert.deepEqual(await smallTexts(page), []);
  assert.deepEqual(await overflows(page), { pageX: 0, pageY: 0, mainX: 0 });
});
