import type { ElementRef } from '@angular/core';
import {
  afterNextRender,
  Component,
  computed,
  DestroyRef,
  DOCUMENT,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { LonLat } from '@parkwatch/domain/geo/lon-lat';
import type { LayerSpec } from '@parkwatch/domain/map/layer-spec';
import { layerState, type MapFeature } from '@parkwatch/domain/map/layer-state';
import { buildings } from '@parkwatch/gis-data/layers/buildings';
import { coast } from '@parkwatch/gis-data/layers/coast';
import { facilities } from '@parkwatch/gis-data/layers/facilities';
import { hiddenDangers } from '@parkwatch/gis-data/layers/hidden-dangers';
import { lots } from '@parkwatch/gis-data/layers/lots';
import { roads } from '@parkwatch/gis-data/layers/roads';
import { Language } from '../../i18n/language.ts';
import { storedLayers } from '../../map/data/stored-layers.ts';
import { ENGINES } from '../../map/engines.ts';
import { LABEL_FONT, labelOf } from '../../map/look/look.ts';
import type { MapAppearance, MapEngine } from '../../map/map-engine.ts';
import { ParkInfo } from '../../session/park-info.ts';
import { Theme } from '../../theme/theme.ts';

/** Enough of the park to find a place by. */
const GROUND: readonly LayerSpec[] = [coast, lots, roads, buildings, facilities];
const NEAR_M_PER_PX = 1.5;
const PARK_M_PER_PX = 24;
/** A pointer that moved further than this dragged the map. */
const DRAG_PX = 6;

/** A small flat map on which one place is chosen by a click or a tap. */
@Component({
  selector: 'pw-place-map',
  imports: [TranslocoDirective],
  template: `<ng-container *transloco="let t; prefix: 'placePicker'">
    <!-- The coordinate fields beside the map do the same by keyboard. -->
    <!-- eslint-disable-next-line @angular-eslint/template/click-events-have-key-events -- see above -->
    <div
      #host
      class="host"
      role="img"
      [attr.aria-label]="t('map')"
      (pointerdown)="press($event)"
      (click)="choose($event)"
    ></div>
    @if (hasFailed()) {
      <p role="alert">{{ t('mapFailed') }}</p>
    }
  </ng-container>`,
  styles: `
    :host {
      position: relative;
      display: block;
    }
    .host {
      height: 100%;
      background: var(--map-sea);
      cursor: crosshair;
    }
    p {
      position: absolute;
      inset: auto 0 0;
      padding: var(--space-2) var(--space-3);
      background: var(--orange-soft);
      color: var(--orange-text);
    }
  `,
})
export class PlaceMap {
  readonly #theme = inject(Theme);
  readonly #language = inject(Language);
  readonly #info = inject(ParkInfo);
  readonly #engines = inject(ENGINES);
  readonly #document = inject(DOCUMENT);
  readonly place = input<LonLat | null>(null);
  readonly centre = input<readonly [number, number] | null>(null);
  readonly placed = output<LonLat>();

  protected readonly host = viewChild<ElementRef<HTMLElement>>('host');
  readonly #engine = signal<MapEngine | undefined>(undefined);
  protected readonly hasFailed = signal(false);
  #pressed: { x: number; y: number } | undefined;
  #isGone = false;

  readonly #stored = storedLayers((layer) => GROUND.some((spec) => layer === sourceOf(spec)));
  readonly #pin = computed<readonly MapFeature[]>(() => {
    const place = this.place();
    if (!place) return [];
    const geometry = { type: 'Point' as const, coordinates: place };
    return [{ id: 'place', geometry, properties: { isOverdue: true } }];
  });
  readonly #layers = computed(() => [
    ...GROUND.map((spec) => layerState(spec, 1, { features: this.#featuresOf(spec) })),
    layerState(hiddenDangers, 1, { features: this.#pin() }),
  ]);
  readonly #fontVersion = signal(0);
  readonly #appearance = computed<MapAppearance>(() => ({
    theme: this.#theme.name(),
    language: this.#language.side(),
    selection: this.#pin()[0] ?? null,
    fontVersion: this.#fontVersion(),
  }));

  constructor() {
    afterNextRender(() => void this.#start());
    inject(DestroyRef).onDestroy(() => {
      this.#isGone = true;
      this.#engine()?.destroy();
    });
    this.#loadFonts();
    effect(() => this.#engine()?.setLayers(this.#layers()));
    effect(() => this.#engine()?.setAppearance(this.#appearance()));
    effect(() => {
      const engine = this.#engine();
      const centre = this.centre();
      // A place of its own is not scrolled away when the enterprise is read.
      if (engine && !untracked(this.place)) this.#look(engine, centre, centre ? 3 : PARK_M_PER_PX);
    });
  }

  protected press({ clientX, clientY }: PointerEvent): void {
    this.#pressed = { x: clientX, y: clientY };
  }

  protected choose({ clientX, clientY }: MouseEvent): void {
    const host = this.host()?.nativeElement;
    const from = this.#pressed;
    if (!host || (from && Math.hypot(clientX - from.x, clientY - from.y) > DRAG_PX)) return;
    const box = host.getBoundingClientRect();
    const at = this.#engine()?.placeAt({ xPx: clientX - box.left, yPx: clientY - box.top });
    if (at) this.placed.emit([at[0], at[1]]);
  }

  /** Label fonts come in pieces by character: those of the names are asked for, then the map is drawn again. */
  #loadFonts(): void {
    effect(() => {
      const { language } = this.#appearance();
      const names = this.#featuresOf(facilities).map((feature) => labelOf(feature, language));
      const fonts = this.#document.fonts as FontFaceSet | undefined;
      if (names.length === 0 || !fonts || this.#fontVersion() > 0) return;
      const letters = [...new Set(names.join(''))].join('');
      const loads = [400, 600].map((weight) => fonts.load(`${weight} 12px ${LABEL_FONT}`, letters));
      void Promise.allSettled(loads).then(() => this.#fontVersion.set(1));
    });
  }

  async #start(): Promise<void> {
    const host = this.host()?.nativeElement;
    if (!host) return;
    try {
      await this.#info.load();
      const make = await this.#engines['2d']();
      if (this.#isGone) return;
      const failed = () => this.hasFailed.set(true);
      const engine = make({ viewChanged: () => {}, drawn: () => {}, failed }, this.#appearance());
      engine.attach(host);
      const place = this.place();
      if (place) this.#look(engine, place, NEAR_M_PER_PX);
      this.#engine.set(engine);
    } catch {
      this.hasFailed.set(true);
    }
  }

  #look(engine: MapEngine, at: readonly [number, number] | null, mPerPx: number): void {
    const centre = at ?? this.#info.info()?.park.centre ?? [0, 0];
    engine.setView({ centre: [centre[0], centre[1]], mPerPx, bearingDeg: 0, pitchDeg: 0 });
  }

  #featuresOf(spec: LayerSpec): readonly MapFeature[] {
    return this.#stored.get(sourceOf(spec) ?? '')?.features() ?? [];
  }
}

function sourceOf({ source }: LayerSpec): string | undefined {
  return source.kind === 'features' ? source.layer : undefined;
}
