import { chromium, type Browser } from 'playwright-core';
import { chromiumArgs, findChromium, isRoot } from '../scripts/find-chromium.ts';

/**
 * A headless Chromium that draws 2D and 3D maps. The caller closes it.
 * @throws when no Chromium can be had, with what was tried: a browser test never skips
 */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await findChromium(),
    args: [...chromiumArgs],
    chromiumSandbox: !isRoot,
  });
}
