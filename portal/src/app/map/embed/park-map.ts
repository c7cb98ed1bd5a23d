import {
  afterNextRender,
  Component,
  computed,
  effect,
  inject,
  Injector,
  input,
  model,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { LayerState, MapFeature } from '@parkwatch/domain/map/layer-state';
import { clampView, type MapView } from '@parkwatch/domain/map/map-view';
import { Language } from '../../i18n/language.ts';
import { ParkInfo } from '../../session/park-info.ts';
import { Theme } from '../../theme/theme.ts';
import { labelOf } from '../look/look.ts';
import type { MapAppearance } from '../map-engine.ts';
import type { MapMode } from '../map-url.ts';
import { MapCanvas, type MapPlace, type ViewWish } from '../page/map-canvas.ts';
import { type Bounds, fitView, panView, scaleBar } from '../view/fit-view.ts';
import { labelFonts } from './label-fonts.ts';
import { ParkGround } from './park-ground.ts';

const PAN_PX = 120;
/** Most of the map stays free for what is shown. */
const MOST_INSET = 0.4;
/** A map that has not been drawn anew by then is taken as it stands. */
const MOST_DRAWING_MS = 4000;
/** Steep enough to see what stands up, flat enough to see what lies behind. */
const SPACE_PITCH_DEG = 50;

/** The map of the park with layers of a feature's own on it, in 2D and 3D: what pages other than the map put in. */
@Component({
  selector: 'pw-park-map',
  imports: [MapCanvas, TranslocoDirective],
  templateUrl: './park-map.html',
  styleUrl: './park-map.css',
})
export class ParkMap {
  readonly #park = inject(ParkInfo);
  readonly #language = inject(Language);
  readonly #theme = inject(Theme);
  protected readonly canvas = viewChild.required(MapCanvas);
  /** The page's, where it wants to ask what lies on the map; else the map's own. */
  readonly ground = inject(ParkGround, { optional: true }) ?? new ParkGround();

  /** Over land and buildings, under who has to be warned and under names; bottom first. */
  readonly zones = input<readonly LayerState[]>([]);
  /** Over everything, bottom first. */
  readonly marks = input<readonly LayerState[]>([]);
  readonly selection = input<MapFeature | null>(null);
  /** Shown whole whenever it changes; the whole park where there is none. */
  readonly bounds = input<Bounds | null>(null);
  /** What a page lays over the map at its left and its foot, px: what is shown whole is shown beside it. */
  readonly insetLeftPx = input(0);
  readonly insetFootPx = input(0);
  readonly mode = model<MapMode>('2d');
  readonly picked = output<MapPlace>();
  /** What was given last is on the screen. */
  readonly drawn = output();

  readonly #isOnPaper = signal(false);
  readonly #drawings = new Set<() => void>();
  protected readonly hasFallenBack = signal(false);
  protected readonly wish = signal<ViewWish | undefined>(undefined);
  readonly view = signal<MapView | null>(null);
  readonly bearingDeg = computed(() => this.view()?.bearingDeg ?? 0);
  protected readonly scale = computed(() => scaleBar(this.view()?.mPerPx ?? 10, 110));
  protected readonly layers = computed(() => [
    ...this.ground.land(),
    ...this.zones(),
    ...this.ground.names(),
    ...this.marks(),
  ]);
  readonly #fontVersion = labelFonts(() =>
    this.layers().flatMap(({ data }) =>
      data.features.map((feature) => labelOf(feature, this.#language.side())),
    ),
  );
  protected readonly appearance = computed<MapAppearance>(() => ({
    theme: this.#isOnPaper() ? 'light' : this.#theme.name(),
    language: this.#language.side(),
    selection: this.selection(),
    fontVersion: this.#fontVersion(),
  }));

  constructor() {
    const injector = inject(Injector);
    const isRendered = signal(false);
    afterNextRender(() => {
      isRendered.set(true);
      void this.#park.load().catch(() => undefined);
    });
    effect(() => {
      const bounds = this.bounds() ?? this.#park.info()?.park.bounds;
      if (!isRendered() || !bounds) return;
      // What comes and goes with it, such as a bar below the map, has taken its room by then.
      const fit = () => this.fit(bounds, this.view() !== null);
      untracked(() => afterNextRender({ write: fit }, { injector }));
    });
  }

  /** Shows a box whole. */
  fit(bounds: Bounds, glide = true): void {
    const pitchDeg = this.mode() === '3d' ? SPACE_PITCH_DEG : 0;
    const bearingDeg = this.mode() === '3d' ? this.bearingDeg() : 0;
    const { widthPx, heightPx } = this.canvas().sizePx();
    const leftPx = Math.min(this.insetLeftPx(), widthPx * MOST_INSET);
    const footPx = Math.min(this.insetFootPx(), heightPx * MOST_INSET);
    const sizePx = { widthPx: widthPx - leftPx, heightPx: heightPx - footPx };
    const view = fitView(bounds, sizePx, { bearingDeg, pitchDeg });
    this.goTo(panView(view, -leftPx / 2, -footPx / 2), glide);
  }

  goTo(view: MapView, glide = true): void {
    const wanted = clampView(view);
    this.view.set(wanted);
    this.wish.set({ view: wanted, glide });
  }

  /** Goes to a place, at least as near as so many metres per pixel. */
  showPlace(place: readonly [number, number], mPerPx: number): void {
    const view = this.view();
    if (!view) return;
    this.goTo({ ...view, centre: [place[0], place[1]], mPerPx: Math.min(view.mPerPx, mPerPx) });
  }

  picture(): HTMLCanvasElement | null {
    return this.canvas().picture();
  }

  /** The same in the colours of the light theme, as paper wants it. */
  async paperPicture(): Promise<HTMLCanvasElement | null> {
    if (this.#theme.name() === 'light') return this.picture();
    const isDrawn = new Promise<void>((resolve) => {
      this.#drawings.add(resolve);
      setTimeout(resolve, MOST_DRAWING_MS);
    });
    this.#isOnPaper.set(true);
    await isDrawn;
    const picture = this.picture();
    this.#isOnPaper.set(false);
    return picture;
  }

  protected tellDrawn(): void {
    for (const tell of this.#drawings) tell();
    this.#drawings.clear();
    this.drawn.emit();
  }

  protected setMode(mode: MapMode): void {
    if (mode === this.mode()) return;
    const view = this.view();
    const pitchDeg = mode === '3d' ? SPACE_PITCH_DEG : 0;
    if (view) this.goTo({ ...view, pitchDeg }, false);
    this.mode.set(mode);
  }

  protected fallBack(): void {
    if (this.mode() !== '3d') return;
    this.hasFallenBack.set(true);
    this.setMode('2d');
  }

  protected home(): void {
    const bounds = this.bounds() ?? this.#park.info()?.park.bounds;
    if (bounds) this.fit(bounds);
  }

  protected zoom(factor: number): void {
    const view = this.view();
    if (view) this.goTo({ ...view, mPerPx: view.mPerPx * factor });
  }

  protected northUp(): void {
    const view = this.view();
    if (view) this.goTo({ ...view, bearingDeg: 0 });
  }

  protected steer(event: KeyboardEvent): void {
    const view = this.view();
    if (!view || event.target !== event.currentTarget) return;
    const move = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[
      event.key
    ];
    if (move) this.goTo(panView(view, (move[0] ?? 0) * PAN_PX, (move[1] ?? 0) * PAN_PX));
    else if (event.key === '+' || event.key === '=') this.zoom(1 / 1.6);
    else if (event.key === '-') this.zoom(1.6);
    else if (event.key === 'Enter') void this.#pickMiddle();
    else return;
    event.preventDefault();
  }

  async #pickMiddle(): Promise<void> {
    const { widthPx, heightPx } = this.canvas().sizePx();
    const place = await this.canvas().pickAt(widthPx / 2, heightPx / 2);
    if (place) this.picked.emit(place);
  }
}
