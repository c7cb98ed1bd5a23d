import type { Page } from 'playwright-core';
import { PATIENCE_MS } from './visit.ts';

/** A browser that draws in software may be too busy to hand out a picture: then it is asked again. */
async function takePicture(page: Page): Promise<Buffer> {
  const giveUpMs = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await page.screenshot();
    } catch (error) {
      if (Date.now() > giveUpMs) throw error;
    }
  }
}

/** What a person would say of a picture: how much of it is red, and of how many colours it is. */
export type Look = { readonly redShare: number; readonly colours: number };

/**
 * Looks at the middle of the page, where a map shows what it was sent to: the pixels, not what the page says of itself.
 * `redShare` is the part whose red stands clearly out of green and blue (a yellow zone's does not), 0 to 1; `colours` counts those of 4 bits a channel.
 */
export async function look(page: Page): Promise<Look> {
  const picture = (await takePicture(page)).toString('base64');
  // A page of its own: the policy of the portal's pages allows no pictures out of nowhere.
  const lens = await page.context().newPage();
  try {
    return await lens.evaluate(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (char) => char.codePointAt(0)!);
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const { width, height } = { width: image.width / 3, height: image.height / 3 };
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext('2d')!;
      context.drawImage(image, -width, -height);
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      const colours = new Set<number>();
      let red = 0;
      for (let at = 0; at < data.length; at += 4) {
        const [r, g, b] = [data[at]!, data[at + 1]!, data[at + 2]!];
        if (r > g + 40 && r > b + 40) red++;
        colours.add(((r >> 4) << 8) | ((g >> 4) << 4) | (b >> 4));
      }
      return { redShare: red / (data.length / 4), colours: colours.size };
    }, picture);
  } finally {
    await lens.close();
  }
}
