import { Component } from '@angular/core';
import { describe, expect, it } from 'vitest';
import type { MovingObject } from '@parkwatch/domain/wire/enterprises';
import { listMovingObjects } from '@parkwatch/domain/wire/enterprises';
import type { Locale } from '../../i18n/locale-loader.ts';
import { render } from '../../testing/render.ts';
import { MapData } from '../data/map-data.ts';
import { LayerRegistry } from '../layer-registry.ts';
import { PanelMoving } from './panel-moving.ts';

@Component({
  imports: [PanelMoving],
  providers: [LayerRegistry, MapData],
  template: '<pw-panel-moving [objectId]="1" />',
})
class Host {}

const truck = (more: Partial<MovingObject> = {}): MovingObject => ({
  ...{ id: 1, code: 'T1', name: { zh: '一号车', en: 'Truck 1' }, kind: 'hazmat-truck' },
  ...{ enterpriseId: null, at: new Date().toISOString(), location: [103.7, 1.26] },
  ...{ speedKmh: 30, headingDeg: 90, altitudeM: 12, alarms: [], status: [] },
  ...more,
});
const show = (object: MovingObject, locale: Locale = 'zh-CN') =>
  render(Host, {
    locale,
    given: ({ server }) => void server.on(listMovingObjects, { items: [object] }),
  });
type Page = Awaited<ReturnType<typeof show>>;
const group = (page: Page, name: string) => page.find(`[data-flags="${name}"]`);
const tones = (page: Page, name: string) =>
  [...(group(page, name)?.querySelectorAll('pw-tag') ?? [])].map(({ className }) => className);

describe('the panel of a vehicle', () => {
  it('says its alarms in words and in the colour of alarms, its states in grey', async () => {
    const page = await show(
      truck({ alarms: ['emergency', 'overspeed'], status: ['acc-on', 'full-loaded'] }),
    );
    expect(group(page, 'vehicleAlarms')?.textContent).toContain('紧急报警');
    expect(group(page, 'vehicleAlarms')?.textContent).toContain('超速报警');
    expect(tones(page, 'vehicleAlarms')).toEqual(['red strong', 'red strong']);
    expect(group(page, 'vehicleState')?.textContent).toContain('满载');
    expect(tones(page, 'vehicleState')).toEqual(['grey', 'grey']);
    expect(page.text()).toContain('12 m');
  });
  it('says them in English too, and shows a name that it does not know as it is', async () => {
    const page = await show(truck({ alarms: ['rollover-warning', 'maker-own'] }), 'en');
    expect(group(page, 'vehicleAlarms')?.textContent).toContain('Rollover warning');
    expect(group(page, 'vehicleAlarms')?.textContent).toContain('maker-own');
  });
  it('says that there is none when the vehicle says so', async () => {
    const page = await show(truck());
    expect(group(page, 'vehicleAlarms')?.textContent?.trim()).toBe('无');
  });
  it('does not take an old position without alarms for good news', async () => {
    const at = '2026-01-01T00:00:00Z';
    const quiet = await show(truck({ at }));
    expect(group(quiet, 'vehicleAlarms')?.textContent?.trim()).toBe('未知');
  });
  it('shows the alarms of an old position without their colour', async () => {
    const page = await show(truck({ at: '2026-01-01T00:00:00Z', alarms: ['emergency'] }));
    expect(tones(page, 'vehicleAlarms')).toEqual(['grey']);
  });
  it('has no rows for what the source never says', async () => {
    const page = await show(truck({ altitudeM: null, alarms: null, status: null }));
    expect(page.find('[data-flags]')).toBeNull();
    expect(page.text()).not.toContain('海拔');
  });
});
