import { Component } from '@angular/core';
import { describe, expect, it } from 'vitest';
import { listCameraEvents } from '@parkwatch/domain/wire/cameras';
import type { Locale } from '../../i18n/locale-loader.ts';
import { sampleCameraEvent } from '../../testing/camera-samples.ts';
import { itShowsTheFourStates } from '../../testing/four-states.ts';
import { render } from '../../testing/render.ts';
import { PanelCamera } from './panel-camera.ts';

const camera = (properties: object = {}) => ({
  id: '5',
  geometry: { type: 'Point' as const, coordinates: [103.7, 1.27] },
  properties: {
    ...{ code: 'CAM-005', headingDeg: 45, fovDeg: 62.5, heightM: 6 },
    ...{ streamUrl: 'https://media.example/cam-005.m3u8', ...properties },
  },
});
@Component({ imports: [PanelCamera], template: '<pw-panel-camera [feature]="feature" />' })
class Host {
  readonly feature = camera();
}
const filled = { items: [sampleCameraEvent()], nextCursor: null };
const show = (properties: object = {}, locale: Locale = 'zh-CN') =>
  render(PanelCamera, {
    locale,
    inputs: { feature: camera(properties) },
    given: ({ server }) => void server.on(listCameraEvents, filled),
  });

describe('the panel of a camera', () => {
  itShowsTheFourStates({
    page: Host,
    role: 'duty',
    endpoint: listCameraEvents,
    empty: { items: [], nextCursor: null },
    emptyText: '没有视频事件记录',
    filled,
    filledText: '置信度 93 %',
  });

  it('says where it looks, and shows what was seen there last', async () => {
    const page = await show({}, 'en');
    for (const part of ['Heading45°', 'View angle62.5°', 'Mounted at6 m', 'Smoke']) {
      expect(page.text()).toContain(part);
    }
    const { searchParams } = page.server.callsOf(listCameraEvents)[0]!.url;
    expect([searchParams.get('cameraId'), searchParams.get('limit')]).toEqual(['5', '6']);
    expect(page.find('.thumb img')?.getAttribute('src')).toBe('/api/v1/camera-events/71/snapshot');
  });
  it('says that a direction is unknown, and that no stream is registered', async () => {
    const page = await show({ headingDeg: null, fovDeg: null, heightM: null, streamUrl: null });
    expect(page.text()).toContain('朝向未知');
    expect(page.text()).toContain('安装高度未知');
    expect(page.text()).toContain('未登记');
    expect(page.find('button[title]')).toBeNull();
  });
  it('links an address that a browser opens, and no other', async () => {
    const link = await show();
    expect(link.find('a')?.getAttribute('href')).toBe('https://media.example/cam-005.m3u8');
    expect(link.find('a')?.getAttribute('rel')).toBe('noopener noreferrer');
  });
  it.each(['rtsp://media.example/cam-005', 'javascript:alert(1)'])(
    'shows %s as text only',
    async (streamUrl) => {
      const page = await show({ streamUrl });
      expect(page.find('a')).toBeNull();
      expect(page.text()).toContain(streamUrl);
    },
  );
  it('copies the address, and forgets that it did when another camera is shown', async () => {
    const copied: string[] = [];
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: async (text: string) => void copied.push(text) },
      configurable: true,
    });
    const page = await show();
    await page.click('button[title]');
    expect(copied).toEqual(['https://media.example/cam-005.m3u8']);
    expect(page.find('button[title]')?.title).toBe('已复制');
    page.fixture.componentRef.setInput('feature', camera({ code: 'CAM-006' }));
    await page.settle();
    expect(page.find('button[title]')?.title).toBe('复制地址');
  });
});
