import type { ElementRef } from '@angular/core';
import {
  afterNextRender,
  Component,
  DestroyRef,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import type { LayerState } from '@parkwatch/domain/map/layer-state';
import type { MapView, PickedFeature } from '@parkwatch/domain/map/map-view';
import { ENGINES } from '../engines.ts';
import type {
  DrawReport,
  EngineEvents,
  EngineFailure,
  MapAppearance,
  MapEngine,
} from '../map-engine.ts';
import type { MapMode } from '../map-url.ts';

export type MapPlace = {
  readonly place: readonly [number, number];
  readonly picks: readonly PickedFeature[];
  readonly xPx: number;
  readonly yPx: number;
};

/** A view with the wish to go there; views that came from the engine itself are not sent back. */
export type ViewWish = { readonly view: MapView; readonly glide: boolean };

/** The element that an engine draws into. It knows modes and events, and no map library. */
@Component({
  selector: 'pw-map-canvas',
  template: '<div #host class="host"></div>',
  styles: `
    :host,
    .host {
      position: absolute;
      inset: 0;
    }
    .host {
      background: var(--map-sea);
    }
    :host([data-mode='3d']) .host {
      background: var(--map-sky);
    }
  `,
  host: {
    '[attr.data-mode]': 'mode()',
    '[attr.data-engine]': 'running()',
    '[attr.data-rendered-layers]': 'report()?.layerIds?.join(" ")',
    '[attr.data-feature-count]': 'report()?.featureCount',
    '(contextmenu)': 'openMenu($event)',
    '(pointerdown)': 'press($event)',
    '(pointerup)': 'release($event)',
  },
})
export class MapCanvas {
  readonly #engines = inject(ENGINES);
  protected readonly host = viewChild.required<ElementRef<HTMLElement>>('host');
  readonly #engine = signal<MapEngine | undefined>(undefined);
  #made = 0;
  #pressed: { x: number; y: number } | undefined;

  readonly mode = input.required<MapMode>();
  readonly layers = input.required<readonly LayerState[]>();
  readonly appearance = input.required<MapAppearance>();
  readonly wish = input.required<ViewWish | undefined>();
  readonly viewChanged = output<MapView>();
  readonly drawn = output<DrawReport>();
  readonly failed = output<EngineFailure>();
  readonly picked = output<MapPlace>();
  readonly menuAsked = output<MapPlace>();

  protected readonly running = signal<MapMode | undefined>(undefined);
  protected readonly report = signal<DrawReport | undefined>(undefined);

  constructor() {
    const isRendered = signal(false);
    afterNextRender(() => isRendered.set(true));
    effect(() => {
      const mode = this.mode();
      if (isRendered()) untracked(() => void this.#start(mode));
    });
    effect(() => this.#engine()?.setLayers(this.layers()));
    effect(() => this.#engine()?.setAppearance(this.appearance()));
    effect(() => {
      const wish = this.wish();
      if (wish) this.#engine()?.setView(wish.view, wish.glide);
    });
    inject(DestroyRef).onDestroy(() => this.#stop());
  }

  async pickAt(xPx: number, yPx: number): Promise<MapPlace | undefined> {
    const engine = this.#engine();
    const place = engine?.placeAt({ xPx, yPx });
    if (!engine || !place) return undefined;
    return { place, picks: await engine.pick({ xPx, yPx }), xPx, yPx };
  }

  /** What is on the screen, for reports. */
  picture(): HTMLCanvasElement | null {
    return this.#engine()?.picture() ?? null;
  }

  /** Screen size, for whoever fits a view into it. */
  sizePx(): { widthPx: number; heightPx: number } {
    const { clientWidth, clientHeight } = this.host().nativeElement;
    return { widthPx: Math.max(200, clientWidth), heightPx: Math.max(200, clientHeight) };
  }

  protected press({ clientX: x, clientY: y, button }: PointerEvent): void {
    this.#pressed = button === 0 ? { x, y } : undefined;
  }

  protected async release(event: PointerEvent): Promise<void> {
    const from = this.#pressed;
    this.#pressed = undefined;
    // A drag is not a click; a finger is never quite still.
    if (!from || Math.hypot(event.clientX - from.x, event.clientY - from.y) > 6) return;
    const at = await this.#at(event);
    if (at) this.picked.emit(at);
  }

  protected async openMenu(event: MouseEvent): Promise<void> {
    event.preventDefault();
    const at = await this.#at(event);
    if (at) this.menuAsked.emit(at);
  }

  #at({ clientX, clientY }: MouseEvent): Promise<MapPlace | undefined> {
    const { left, top } = this.host().nativeElement.getBoundingClientRect();
    return this.pickAt(clientX - left, clientY - top);
  }

  async #start(mode: MapMode): Promise<void> {
    const made = ++this.#made;
    const isCurrent = () => made === this.#made;
    const events: EngineEvents = {
      viewChanged: (view) => isCurrent() && this.viewChanged.emit(view),
      drawn: (report) => {
        if (!isCurrent()) return;
        this.report.set(report);
        this.running.set(mode);
        this.drawn.emit(report);
      },
      failed: (failure) => isCurrent() && this.failed.emit(failure),
    };
    try {
      const makeEngine = await this.#engines[mode]();
      if (!isCurrent()) return;
      this.#drop();
      const engine = makeEngine(events, untracked(this.appearance));
      const wish = untracked(this.wish);
      if (wish) engine.setView(wish.view);
      engine.attach(this.host().nativeElement);
      this.#engine.set(engine);
    } catch {
      // The chunk of the engine did not come: the same way out as a machine that cannot draw it.
      if (isCurrent()) this.failed.emit('no-webgl');
    }
  }

  #stop(): void {
    this.#made++;
    this.#drop();
  }

  #drop(): void {
    this.#engine()?.destroy();
    this.#engine.set(undefined);
    this.host().nativeElement.replaceChildren();
  }
}
