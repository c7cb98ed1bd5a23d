import { describe, expect, it } from 'vitest';
import { uploadAttachment } from '@parkwatch/domain/wire/hidden-dangers';
import { render } from '../../testing/render.ts';
import { samplePhoto } from '../../testing/work-samples.ts';
import { PhotoPicker } from './photo-picker.ts';

type Page = Awaited<ReturnType<typeof render<PhotoPicker>>>;

async function choose(page: Page, ...names: string[]): Promise<void> {
  const input = page.find('input[type=file]') as HTMLInputElement;
  const files = names.map((name) => new File(['x'], name, { type: 'image/jpeg' }));
  Object.defineProperty(input, 'files', { value: files, configurable: true });
  input.dispatchEvent(new Event('change'));
  await page.settle();
}

describe('PhotoPicker', () => {
  it('uploads at once and shows what arrived', async () => {
    const page = await render(PhotoPicker);
    page.server.on(uploadAttachment, samplePhoto());
    await choose(page, 'one.jpg');
    expect(page.find('img')?.getAttribute('src')).toBe('/api/v1/attachments/41');
    expect(page.fixture.componentInstance.photos()).toHaveLength(1);
  });
  it('is busy with a progress bar while a photo is on its way', async () => {
    const page = await render(PhotoPicker);
    page.server.hang(uploadAttachment);
    await choose(page, 'one.jpg');
    expect(page.find('progress')).not.toBeNull();
    expect(page.fixture.componentInstance.isBusy()).toBe(true);
  });
  it('names the file that failed with the reason, and tries it again', async () => {
    const page = await render(PhotoPicker);
    page.server.disconnect(uploadAttachment);
    await choose(page, 'one.jpg');
    expect(page.text()).toContain('one.jpg');
    expect(page.fixture.componentInstance.isBusy()).toBe(false);
    page.server.on(uploadAttachment, samplePhoto());
    await page.click('.problem button');
    expect(page.find('.problem')).toBeNull();
    expect(page.fixture.componentInstance.photos()).toHaveLength(1);
  });
  it('one bad photo does not stop the others', async () => {
    const page = await render(PhotoPicker);
    let count = 0;
    page.server.on(uploadAttachment, () => {
      count += 1;
      if (count === 1) return new Response('', { status: 413 });
      return new Response(JSON.stringify(samplePhoto({ id: 42 })), {
        headers: { 'content-type': 'application/json' },
      });
    });
    await choose(page, 'big.jpg', 'good.jpg');
    expect(page.fixture.componentInstance.photos().map(({ id }) => id)).toEqual([42]);
    expect(page.text()).toContain('big.jpg: 内容过大');
  });
  it('takes no more than it may', async () => {
    const page = await render(PhotoPicker, { inputs: { max: 1 } });
    page.server.on(uploadAttachment, samplePhoto());
    await choose(page, 'one.jpg', 'two.jpg');
    expect(page.server.callsOf(uploadAttachment)).toHaveLength(1);
    expect(page.find('input[type=file]')).toBeNull();
  });
});
