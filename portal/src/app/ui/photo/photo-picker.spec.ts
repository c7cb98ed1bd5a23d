import { describe, expect, it } from 'vitest';
import { uploadAttachment } from '@parkwatch/domain/wire/hidden-dangers';
import { render } from '../../testing/render.ts';
import { PhotoPicker } from './photo-picker.ts';

const photo = {
  id: 31,
  mediaType: 'image/png',
  bytes: 4,
  sha256: 'a'.repeat(64),
  uploadedAt: '2026-07-21T08:30:00.000Z',
  uploadedBy: { id: 1, name: '李海川', role: 'manager' },
  takenAt: null,
  takenLocation: null,
};

function choose(files: File[]): void {
  const input = document.querySelector<HTMLInputElement>('input[multiple]');
  if (!input) throw new Error('no picker');
  Object.defineProperty(input, 'files', { value: files, configurable: true });
  Object.defineProperty(input, 'value', { value: '', writable: true, configurable: true });
  input.dispatchEvent(new Event('change'));
}

describe('PhotoPicker', () => {
  it('uploads at once, shows the photo and lets it go again', async () => {
    const page = await render(PhotoPicker, {
      role: 'manager',
      given: ({ server }) => void server.on(uploadAttachment, photo),
    });
    choose([new File(['x'], 'valve.png', { type: 'image/png' })]);
    await page.settle();
    expect(page.find('img')?.getAttribute('src')).toBe('/api/v1/attachments/31');
    await page.click('li button');
    expect(page.find('img')).toBeNull();
  });
  it('says which file was refused and why', async () => {
    const page = await render(PhotoPicker, {
      role: 'manager',
      given: ({ server }) => void server.refuse(uploadAttachment, 'invalid-image'),
    });
    choose([new File(['x'], 'notes.pdf', { type: 'application/pdf' })]);
    await page.settle();
    expect(page.text()).toContain('notes.pdf: 不是有效的图片');
  });
  it('offers the camera of a phone', async () => {
    const page = await render(PhotoPicker, { role: 'manager' });
    expect(page.find('input[capture=environment]')).not.toBeNull();
  });
});
