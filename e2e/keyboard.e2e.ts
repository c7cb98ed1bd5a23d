// Without a mouse: dialogs that keep the focus and give it back, and a ring where it is.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { openPark } from './open-park.ts';
import { settled } from './settled.ts';
import type { Visit } from './visit.ts';
import { zh } from './words.ts';

const park = await openPark();
/** More than any dialog of the portal has to stop at. */
const MANY_TABS = 30;

const focusIsIn = (page: Page, selector: string) =>
  page.evaluate((within) => document.activeElement?.closest(within) !== null, selector);

/** Opens by keyboard, walks around, closes by Escape: the focus never leaves, and comes back to where it was. */
async function walkDialog({ page }: Visit, opener: string, dialog: string): Promise<void> {
  await page.locator(opener).first().focus();
  await page.keyboard.press('Enter');
  await page.locator(dialog).waitFor();
  await page.waitForFunction((s) => document.activeElement?.closest(s) !== null, dialog);
  for (const key of ['Tab', 'Shift+Tab']) {
    for (let press = 0; press < MANY_TABS; press++) {
      await page.keyboard.press(key);
      assert.ok(await focusIsIn(page, dialog), `${dialog}: out of it after ${press + 1} × ${key}`);
    }
  }
  await page.keyboard.press('Escape');
  await page.locator(dialog).waitFor({ state: 'detached' });
  await page.waitForFunction((s) => document.activeElement?.matches(s), opener);
}

test('a dialog keeps the focus and gives it back', async () => {
  const visit = await park.visit();
  const { page } = visit;
  await visit.signIn('security');
  await page.locator('pw-top-bar').waitFor();
  await visit.go('/settings');
  await settled(page);
  await walkDialog(visit, 'article button', '.ant-modal');
  await visit.context.close();
});

test('the menu of the phone keeps the focus and gives it back', async () => {
  const visit = await park.visit({ widthPx: 390, heightPx: 844 });
  await visit.signIn('duty');
  await visit.page.locator('pw-phone-bar nav button').waitFor();
  // Opened while the first page is still arriving, the drawer has been seen not to take the focus.
  await settled(visit.page);
  await walkDialog(visit, 'pw-phone-bar nav button', '.ant-drawer-open');
  await visit.context.close();
});

test('the detail beside a list takes the focus, ends with Escape and gives it back', async () => {
  const visit = await park.visit();
  const { page } = visit;
  await visit.signIn('duty');
  await page.locator('pw-top-bar').waitFor();
  await visit.go('/alarms');
  await settled(page);
  const row = page.locator('tbody tr').first();
  await row.focus();
  await page.keyboard.press('Enter');
  await page.locator('pw-alarm-detail h2').waitFor();
  await page.waitForFunction(() => document.activeElement?.closest('.ant-drawer') !== null);
  await page.keyboard.press('Escape');
  await page.locator('pw-alarm-detail').waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.activeElement?.closest('tbody tr') !== null);
  await visit.context.close();
});

for (const theme of ['light', 'dark'] as const) {
  test(`${theme}: whatever takes the keyboard shows that it has it`, async () => {
    const visit = await park.visit({ theme });
    const { page } = visit;
    await visit.signIn('duty');
    await page.locator('pw-top-bar').waitFor();
    await visit.go('/hidden-dangers/new');
    await settled(page);
    await page.getByRole('heading', { name: zh('dangerReport.title'), level: 1 }).waitFor();
    const seen = new Set<string>();
    const unseen = new Set<string>();
    for (let press = 0; press < 45; press++) {
      await page.keyboard.press('Tab');
      const focused = await page.evaluate(async () => {
        const element = document.activeElement!;
        // After the last place of the page the browser's own controls have it.
        if (element === document.body) return undefined;
        // Some fields show it by their frame, a choice of one by the card around it.
        const shell = element.closest('label, nz-select, nz-input-number');
        const around = [
          element,
          element.parentElement!,
          ...(shell ? [shell, ...shell.children] : []),
        ];
        // Buttons move to their look for the focus, however short the way is made here.
        await new Promise((resolve) => requestAnimationFrame(resolve));
        const moves = around.flatMap((one) => one.getAnimations({ subtree: true }));
        await Promise.allSettled(moves.map(({ finished }) => finished));
        const isMarked = around.some((one) => {
          const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
          const hasRing = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1;
          return hasRing || boxShadow !== 'none';
        });
        return { html: element.outerHTML.slice(0, 120), isMarked };
      });
      if (focused) (focused.isMarked ? seen : unseen).add(focused.html);
    }
    assert.ok(seen.size > 20, `only ${seen.size} places take the focus`);
    assert.deepEqual([...unseen], []);
    await visit.context.close();
  });
}
