import { TestBed } from '@angular/core/testing';
import { layerState } from '@parkwatch/domain/map/layer-state';
import { LAYERS } from '@parkwatch/gis-data/layers/index';
import { noneEngine, type NoneRecord } from '../engines/none/none-engine.ts';
import { ENGINES } from '../engines.ts';
import type { MapAppearance } from '../map-engine.ts';
import { MapCanvas } from './map-canvas.ts';

const view = { centre: [103.7, 1.26] as [number, number], mPerPx: 8, bearingDeg: 0, pitchDeg: 0 };
const appearance: MapAppearance = {
  theme: 'light',
  language: 'zh',
  selection: null,
  fontVersion: 0,
};

async function canvas(engines?: Partial<Record<'2d' | '3d', () => Promise<never>>>) {
  const made: NoneRecord[] = [];
  const none = async () => noneEngine((record) => made.push(record));
  TestBed.configureTestingModule({
    providers: [{ provide: ENGINES, useValue: { '2d': none, '3d': none, ...engines } }],
  });
  const fixture = TestBed.createComponent(MapCanvas);
  const set = (name: string, value: unknown) => fixture.componentRef.setInput(name, value);
  set('mode', '2d');
  set('layers', []);
  set('appearance', appearance);
  set('wish', { view, glide: false });
  const settle = async () => {
    await fixture.whenStable();
    await new Promise((done) => setTimeout(done));
    await fixture.whenStable();
  };
  await settle();
  return { fixture, made, set, settle, element: fixture.nativeElement as HTMLElement };
}

describe('the map canvas', () => {
  it('starts the engine of its mode with the view, and says what is drawn', async () => {
    const { made, element, set, settle } = await canvas();
    expect(made[0]).toMatchObject({ isAttached: true, view });
    const zones = LAYERS.find(({ id }) => id === 'zones');
    if (!zones) throw new Error('no zones');
    set('layers', [layerState(zones, 1, { features: [] })]);
    await settle();
    expect(element.dataset['engine']).toBe('2d');
    expect(element.dataset['renderedLayers']).toBe('zones');
    expect(element.dataset['featureCount']).toBe('0');
  });

  it('frees the engine that it leaves, and hands the view to the next', async () => {
    const { made, set, settle, element } = await canvas();
    set('wish', { view: { ...view, pitchDeg: 55 }, glide: false });
    set('mode', '3d');
    await settle();
    expect(made[0]?.isDestroyed).toBe(true);
    expect(made[1]).toMatchObject({ isAttached: true, isDestroyed: false });
    expect(made[1]?.view?.pitchDeg).toBe(55);
    expect(element.dataset['engine']).toBe('3d');
  });

  it('does not listen to an engine that it has left', async () => {
    const { fixture, made, set, settle } = await canvas();
    const views: unknown[] = [];
    fixture.componentInstance.viewChanged.subscribe((next) => views.push(next));
    set('mode', '3d');
    await settle();
    made[0]?.events.viewChanged(view);
    expect(views).toEqual([]);
    made[1]?.events.viewChanged(view);
    expect(views).toEqual([view]);
  });

  it('reports a machine without WebGL, and an engine that cannot be fetched, as the same failure', async () => {
    const { fixture, made, set, settle } = await canvas({
      '3d': () => Promise.reject(new Error('chunk lost')),
    });
    const failures: string[] = [];
    fixture.componentInstance.failed.subscribe((failure) => failures.push(failure));
    made[0]?.events.failed('no-webgl', '');
    set('mode', '3d');
    await settle();
    expect(failures).toEqual(['no-webgl', 'no-webgl']);
  });

  it('tells what was clicked, and that a drag is no click', async () => {
    const { fixture, made, element, settle } = await canvas();
    const record = made[0];
    if (record) record.picks = [{ layerId: 'tanks', featureId: '4' }];
    const picked: unknown[] = [];
    fixture.componentInstance.picked.subscribe(({ picks }) => picked.push(picks));
    const pointer = (type: string, clientX: number) =>
      element.dispatchEvent(
        new MouseEvent(type, { clientX, clientY: 5, button: 0, bubbles: true }),
      );
    pointer('pointerdown', 5);
    pointer('pointerup', 60);
    pointer('pointerdown', 5);
    pointer('pointerup', 7);
    await settle();
    expect(picked).toEqual([[{ layerId: 'tanks', featureId: '4' }]]);
  });

  it('frees the engine when the page goes', async () => {
    const { fixture, made } = await canvas();
    fixture.destroy();
    expect(made[0]?.isDestroyed).toBe(true);
  });
});
