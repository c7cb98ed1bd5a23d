import type { Page } from 'playwright-core';
import { PATIENCE_MS } from './visit.ts';

/** Resolves when a page shows what it has: no skeleton, the map drawn, fonts there, and no layout under way. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () => {
      const main = document.querySelector('main');
      const isPage =
        main !== null && (main.innerText.trim() !== '' || main.querySelector('canvas'));
      const isLoading = document.querySelector('main .skeleton, main .ant-spin-spinning');
      const map = document.querySelector('main pw-map-canvas');
      const isDrawn = map === null || map.hasAttribute('data-rendered-layers');
      return Boolean(isPage) && isLoading === null && isDrawn;
    },
    undefined,
    { timeout: PATIENCE_MS },
  );
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
}
