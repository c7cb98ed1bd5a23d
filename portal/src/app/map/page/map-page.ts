import {
  afterNextRender,
  Component,
  computed,
  DOCUMENT,
  effect,
  inject,
  Injector,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import type { MapView, PickedFeature } from '@parkwatch/domain/map/map-view';
import type { Alarm } from '@parkwatch/domain/wire/alarms';
import { Session } from '../../session/session.ts';
import { ParkInfo } from '../../session/park-info.ts';
import { Theme } from '../../theme/theme.ts';
import { MapData } from '../data/map-data.ts';
import { LayerRegistry } from '../layer-registry.ts';
import { LABEL_FONT, labelOf } from '../look/look.ts';
import type { DrawReport } from '../map-engine.ts';
import { ObjectPanel } from '../panel/object-panel.ts';
import { placeOf } from '../panel/place-of.ts';
import { fitView, panView, scaleBar, viewAbove } from '../view/fit-view.ts';
import { AlarmStrip } from './alarm-strip.ts';
import { rankPicks } from './choose-pick.ts';
import { LayerTree } from './layer-tree.ts';
import { MapCanvas, type MapPlace } from './map-canvas.ts';
import { MapSearch } from './map-search.ts';
import { MapState } from './map-state.ts';
import { MapWind } from './map-wind.ts';
import { TimeSlider } from './time-slider.ts';
import { ZoneComparison } from './zone-comparison.ts';
import { ZoneTime } from './zone-time.ts';
import { PHONE_PX } from '../../ui/phone-px.ts';

/** A chosen object is shown at least this near, metres per pixel. */
const NEAR_M_PER_PX = 1.2;
const PAN_PX = 120;
/** On a phone: search and modes above, and as much of the window as the panel may take (`.panel` in map-page.css). */
const BARS_PX = 100;
const SHEET_SHARE = 0.56;

/** The map: the home page of everyone who watches the park. */
@Component({
  selector: 'pw-map-page',
  imports: [
    AlarmStrip,
    LayerTree,
    MapCanvas,
    MapSearch,
    MapWind,
    NzIconDirective,
    ObjectPanel,
    RouterLink,
    TimeSlider,
    TranslocoDirective,
    ZoneComparison,
    ZoneTime,
  ],
  providers: [LayerRegistry, MapData, MapState],
  templateUrl: './map-page.html',
  styleUrl: './map-page.css',
  host: {
    '[attr.data-zone-set]': 'data.zones.value()?.id',
    '[attr.data-live-count]': 'data.liveCount()',
    '[class.wall]': 'theme.isWall()',
    '[class.with-slider]': 'isSliderOpen()',
    '[class.with-panel]': 'state.selected() !== null || data.comparedTo() !== null',
    '(keydown.escape)': 'close()',
  },
})
export class MapPage {
  readonly #registry = inject(LayerRegistry);
  readonly #park = inject(ParkInfo);
  readonly #injector = inject(Injector);
  readonly #document = inject(DOCUMENT);
  protected readonly canvas = viewChild.required(MapCanvas);
  protected readonly session = inject(Session);
  protected readonly data = inject(MapData);
  protected readonly state = inject(MapState);
  protected readonly theme = inject(Theme);

  protected readonly isTreeOpen = signal(false);
  protected readonly isSliderOpen = signal(false);
  protected readonly hasFallenBack = signal(false);
  protected readonly report = signal<DrawReport | undefined>(undefined);
  protected readonly others = signal<readonly PickedFeature[]>([]);
  protected readonly menu = signal<(MapPlace & { enterpriseId: string | null }) | null>(null);
  protected readonly mPerPx = computed(() => this.state.view()?.mPerPx ?? 10);
  protected readonly bearingDeg = computed(() => this.state.view()?.bearingDeg ?? 0);
  protected readonly scale = computed(() => scaleBar(this.mPerPx(), 110));
  protected readonly undrawnIds = computed(() => this.report()?.undrawnIds ?? []);
  protected readonly canReport = computed(() => this.session.can('hidden-danger.report'));

  constructor() {
    // Not at once: when the park is known already, there is no canvas yet to fit it into.
    afterNextRender(() => void this.#place());
    this.#loadFonts();
  }

  protected choose(place: MapPlace): void {
    this.menu.set(null);
    const picks = this.#rank(place);
    this.state.keepZoneAt(place.place);
    this.others.set(picks);
    this.state.selected.set(picks[0] ?? null);
  }

  protected ask(place: MapPlace): void {
    if (!this.canReport()) return;
    const holder = this.#rank(place).find(({ layerId }) => layerId === 'enterprises');
    this.menu.set({ ...place, enterpriseId: holder?.featureId ?? null });
  }

  protected menuParams({
    place: [lon, lat],
    enterpriseId,
  }: {
    place: MapPlace['place'];
    enterpriseId: string | null;
  }) {
    return { lon: lon.toFixed(6), lat: lat.toFixed(6), enterpriseId };
  }

  /** Selects an object and shows where it is. */
  protected show(pick: PickedFeature): void {
    this.others.set([]);
    this.state.selected.set(pick);
    this.#registry.setOn(pick.layerId, true);
    const feature = this.data.feature(pick);
    const view = this.state.view();
    if (!feature || !view) return;
    const [lon, lat] = placeOf(feature);
    const nearest = pick.layerId === 'enterprises' || pick.layerId === 'zones' ? 3 : NEAR_M_PER_PX;
    const mPerPx = Math.min(view.mPerPx, nearest);
    this.state.goTo(this.#beside({ ...view, centre: [lon, lat], mPerPx }));
  }

  /** On a phone the panel comes from below: the place is shown above it. */
  #beside(view: MapView): MapView {
    const { widthPx, heightPx } = this.canvas().sizePx();
    if (widthPx >= PHONE_PX) return view;
    const { innerHeight } = this.#document.defaultView ?? { innerHeight: heightPx };
    return viewAbove(view, heightPx, { topPx: BARS_PX, bottomPx: SHEET_SHARE * innerHeight });
  }

  protected showAlarm(alarm: Alarm): void {
    this.show({ layerId: 'alarms', featureId: String(alarm.id) });
  }

  protected close(): void {
    this.menu.set(null);
    this.state.selected.set(null);
    this.others.set([]);
  }

  protected zoom(factor: number): void {
    const view = this.state.view();
    if (view) this.state.goTo({ ...view, mPerPx: view.mPerPx * factor });
  }

  protected steer(event: KeyboardEvent): void {
    const view = this.state.view();
    if (!view || event.target !== event.currentTarget) return;
    const move = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[
      event.key
    ];
    if (move) this.state.goTo(panView(view, (move[0] ?? 0) * PAN_PX, (move[1] ?? 0) * PAN_PX));
    else if (event.key === '+' || event.key === '=') this.zoom(1 / 1.6);
    else if (event.key === '-') this.zoom(1.6);
    else if (event.key === 'Enter') void this.#pickMiddle();
    else return;
    event.preventDefault();
  }

  protected northUp(): void {
    const view = this.state.view();
    if (view) this.state.goTo({ ...view, bearingDeg: 0 });
  }

  protected home(): void {
    const view = this.#homeView();
    if (view) this.state.goTo(view);
  }

  protected fallBack(): void {
    if (this.state.mode() !== '3d') return;
    this.hasFallenBack.set(true);
    this.state.setMode('2d');
  }

  async #pickMiddle(): Promise<void> {
    const { widthPx, heightPx } = this.canvas().sizePx();
    const place = await this.canvas().pickAt(widthPx / 2, heightPx / 2);
    if (place) this.choose(place);
  }

  #rank({ picks }: MapPlace): PickedFeature[] {
    const seen = new Set(this.data.dataOf('enterprises').features.map(({ id }) => id));
    return rankPicks(picks, {
      spec: (id) => this.#registry.spec(id),
      feature: (pick) => this.data.feature(pick),
      hasEnterprise: (id) => seen.has(id),
    });
  }

  /** The first view: that of the link, else the whole park. */
  async #place(): Promise<void> {
    await this.#park.load().catch(() => undefined);
    if (this.state.view() !== null) return;
    const view = this.#homeView();
    if (view) this.state.goTo(view, false);
    this.#goToLinked();
  }

  /** A link that names an object but no view: the map goes there as soon as the object is known. */
  #goToLinked(): void {
    const linked = this.state.selected();
    if (!linked) return;
    const waiting = effect(
      () => {
        if (this.state.selected() === linked && !this.state.selectedFeature()) return;
        waiting.destroy();
        if (this.state.selected() === linked) untracked(() => this.show(linked));
      },
      { injector: this.#injector },
    );
  }

  #homeView(): MapView | null {
    const bounds = this.#park.info()?.park.bounds;
    if (!bounds) return null;
    const turn = { bearingDeg: 0, pitchDeg: this.state.mode() === '3d' ? 55 : 0 };
    return fitView(bounds, this.canvas().sizePx(), turn);
  }

  /** Label fonts come in pieces by character: those that the map writes are asked for, then it is drawn again. */
  #loadFonts(): void {
    const asked = new Set<string>();
    effect(() => {
      const names = [
        'enterprises',
        'facilities',
        'tanks',
        'rescue-stations',
        'gates',
        'protected-targets',
        'roads',
      ]
        .flatMap((id) => this.data.dataOf(id).features)
        .map((feature) => labelOf(feature, this.state.appearance().language));
      const fresh = [...new Set(names.join(''))].filter((char) => !asked.has(char)).join('');
      if (fresh === '') return;
      for (const char of fresh) asked.add(char);
      const fonts = this.#document.fonts as FontFaceSet | undefined;
      if (!fonts) return;
      const loads = [400, 600].map((weight) => fonts.load(`${weight} 12px ${LABEL_FONT}`, fresh));
      void Promise.allSettled(loads).then(() =>
        untracked(() => this.state.fontVersion.update((version) => version + 1)),
      );
    });
  }
}
