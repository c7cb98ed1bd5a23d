import { computed, effect, inject, Service, signal, untracked } from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';
import type { LonLat } from '@parkwatch/domain/geo/lon-lat';
import type { MapFeature } from '@parkwatch/domain/map/layer-state';
import { layerState } from '@parkwatch/domain/map/layer-state';
import { clampView, type MapView, type PickedFeature } from '@parkwatch/domain/map/map-view';
import { zonesBefore } from '@parkwatch/gis-data/layers/zones';
import { Language } from '../../i18n/language.ts';
import { Theme } from '../../theme/theme.ts';
import { MapData } from '../data/map-data.ts';
import { LayerRegistry } from '../layer-registry.ts';
import type { MapAppearance } from '../map-engine.ts';
import {
  instantFromUrl,
  pickFromUrl,
  pickToUrl,
  viewFromUrl,
  viewToUrl,
  type MapMode,
} from '../map-url.ts';
import type { ViewWish } from './map-canvas.ts';
import { selectionOutline } from './selection-outline.ts';
import { zoneAt } from './zone-at.ts';

/** A browser takes about this many changes of the address before it complains. */
const URL_DELAY_MS = 400;

/** Where the map stands, what is selected, and the address that says so. */
@Service({ autoProvided: false })
export class MapState {
  readonly #router = inject(Router);
  readonly #route = inject(ActivatedRoute);
  readonly #registry = inject(LayerRegistry);
  readonly #data = inject(MapData);
  readonly #theme = inject(Theme);
  readonly #language = inject(Language);
  readonly #params = this.#route.snapshot.queryParamMap;
  #timer: ReturnType<typeof setTimeout> | undefined;

  readonly mode = signal<MapMode>(this.#params.get('m') === '3d' ? '3d' : '2d');
  /** Where the map stands now; null until it has been placed. */
  readonly view = signal<MapView | null>(viewFromUrl(this.#params.get('v')));
  readonly wish = signal<ViewWish | undefined>(undefined);
  readonly selected = signal<PickedFeature | null>(pickFromUrl(this.#params.get('o')));
  readonly fontVersion = signal(0);
  /** Where the person clicked last to ask about a zone. */
  readonly zonePlace = signal<LonLat | null>(null);

  readonly layers = computed(() => [
    ...this.#registry
      .shown()
      .map(({ spec, opacity }) => layerState(spec, opacity, this.#data.dataOf(spec.id))),
    ...(this.#data.comparedTo() === null ? [] : [layerState(zonesBefore, 1, this.#data.before())]),
  ]);
  readonly selectedFeature = computed<MapFeature | null>(() => {
    const selected = this.selected();
    return selected ? (this.#data.feature(selected) ?? null) : null;
  });
  readonly #outline = computed(() =>
    selectionOutline(this.selected(), this.selectedFeature(), this.#data.dataOf('lots').features),
  );
  readonly appearance = computed<MapAppearance>(() => ({
    theme: this.#theme.name(),
    language: this.#language.side(),
    selection: this.#outline(),
    fontVersion: this.fontVersion(),
  }));

  constructor() {
    const layers = this.#params.get('l');
    if (layers !== null) this.#registry.applyUrl(layers);
    this.#data.asOf.set(instantFromUrl(this.#params.get('t')));
    this.#data.comparedTo.set(instantFromUrl(this.#params.get('c')));
    const view = untracked(this.view);
    if (view) this.wish.set({ view, glide: false });
    effect(() => {
      const zones = this.#data.dataOf('zones').features;
      const place = this.zonePlace();
      if (this.selected()?.layerId !== 'zones' || this.selectedFeature() || !place) return;
      const zone = zoneAt(zones, place);
      if (zone) this.selected.set({ layerId: 'zones', featureId: zone.id });
    });
    effect((onCleanup) => {
      const address = this.#address();
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#write(address), URL_DELAY_MS);
      onCleanup(() => clearTimeout(this.#timer));
    });
  }

  /**
   * Zones are computed anew all the time, with new ids. Who has asked "why" of a place keeps the answer for that place.
   * @param place  where the person clicked
   */
  keepZoneAt(place: readonly [number, number]): void {
    this.zonePlace.set([place[0], place[1]]);
  }

  /** Moves the map. */
  goTo(view: MapView, glide = true): void {
    const wanted = clampView(view);
    this.view.set(wanted);
    this.wish.set({ view: wanted, glide });
  }

  /** The person moved the map. */
  follow(view: MapView): void {
    this.view.set(view);
  }

  /** The other map shows what this one shows; space opens at an angle, because from straight above it looks flat. */
  setMode(mode: MapMode): void {
    if (mode === this.mode()) return;
    const view = this.view();
    const pitchDeg = mode === '3d' && view && view.pitchDeg < 5 ? 55 : (view?.pitchDeg ?? 0);
    if (view) this.wish.set({ view: { ...view, pitchDeg }, glide: false });
    this.mode.set(mode);
  }

  #address(): Record<string, string | null> {
    const view = this.view();
    const selected = this.selected();
    return {
      v: view ? viewToUrl(view) : null,
      m: this.mode() === '3d' ? '3d' : null,
      o: selected ? pickToUrl(selected) : null,
      l: this.#registry.url() || null,
      t: this.#data.asOf(),
      c: this.#data.comparedTo(),
    };
  }

  #write(queryParams: Record<string, string | null>): void {
    void this.#router.navigate([], {
      relativeTo: this.#route,
      queryParams,
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }
}
