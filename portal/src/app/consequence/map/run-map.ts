import {
  Component,
  computed,
  effect,
  inject,
  input,
  output,
  untracked,
  viewChild,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { LonLat } from '@parkwatch/domain/geo/lon-lat';
import { layerState } from '@parkwatch/domain/map/layer-state';
import type { MapFeature } from '@parkwatch/domain/map/layer-state';
import { ParkGround } from '../../map/embed/park-ground.ts';
import { ParkMap } from '../../map/embed/park-map.ts';
import { contourFeatures, eventsAtFirst } from '../../map/data/run-features.ts';
import type { MapPlace } from '../../map/page/map-canvas.ts';
import { selectionOutline } from '../../map/page/selection-outline.ts';
import { RunStore } from '../run-store.ts';
import { runLayers, sourceMark, twoRunsLayers, type RunLayers } from './run-layers.ts';
import { RunLegend } from './run-legend.ts';
import { SOURCE } from './run-specs.ts';
import { boundsOf, placeAt } from './run-shapes.ts';
import { RunWind } from './run-wind.ts';
import { TimeBar } from './time-bar.ts';

/** Near enough to see one plant whole. */
const NEAR_M_PER_PX = 2.5;
const NOTHING: RunLayers = { zones: [], marks: [] };

/** The park with what a run does to it; before there is one, with the place that was chosen. */
@Component({
  selector: 'pw-run-map',
  imports: [ParkMap, RunLegend, RunWind, TimeBar, TranslocoDirective],
  templateUrl: './run-map.html',
  styleUrl: './run-map.css',
})
export class RunMap {
  protected readonly store = inject(RunStore);
  readonly #ground = inject(ParkGround);
  readonly map = viewChild(ParkMap);
  /** Where the next run is to start: shown while there is no run. */
  readonly source = input<LonLat | null>(null);
  readonly picked = output<MapPlace>();

  readonly #layers = computed<RunLayers>(() => {
    const [run, other] = [this.store.run(), this.store.other()];
    const picture = {
      timeS: this.store.timeS(),
      isShown: this.store.isShown,
      hasEnvelope: this.store.hasEnvelope(),
      uncertainLevelId: this.store.uncertainLevelId(),
    };
    if (run && other) return twoRunsLayers([run, other], picture);
    if (run) return runLayers(run, picture);
    const source = this.source();
    if (!source) return NOTHING;
    return { zones: [], marks: [layerState(SOURCE, 1, { features: [sourceMark(source)] })] };
  });
  protected readonly zones = computed(() => this.#layers().zones);
  protected readonly marks = computed(() => this.#layers().marks);
  /** The whole extent of what is first looked at, so that the view stays while the time moves. */
  protected readonly bounds = computed(() => {
    const [run, other] = [this.store.run(), this.store.other()];
    if (!run) return null;
    const extents = [run, ...(other ? [other] : [])].flatMap((one) => {
      const first = new Set(eventsAtFirst(one));
      return contourFeatures(one.levels, one.envelope, ({ eventId }) => first.has(eventId));
    });
    return boundsOf(run.at, [...extents, ...(other ? [sourceMark(other.at)] : [])]);
  });
  protected readonly selection = computed<MapFeature | null>(() => {
    const chosen = this.store.chosen();
    if (!chosen) return null;
    const feature = this.#ground.feature(chosen) ?? null;
    return selectionOutline(chosen, feature, this.#ground.featuresOf('lots'));
  });

  /** The legend lies there; on a phone it is folded to a line. */
  readonly #isPhone = window.innerWidth < 768;
  protected readonly insetLeftPx = computed(() => (this.store.run() && !this.#isPhone ? 288 : 0));
  protected readonly insetFootPx = computed(() => (this.store.run() && this.#isPhone ? 52 : 0));

  constructor() {
    effect(() => {
      this.#layers();
      untracked(() => this.store.isDrawn.set(false));
    });
  }

  /** Goes to what is so far off the source. */
  showPlace({ distanceM, bearingDeg }: { distanceM: number; bearingDeg: number }): void {
    const run = this.store.run();
    if (run) this.map()?.showPlace(placeAt(run.at, bearingDeg, distanceM), NEAR_M_PER_PX);
  }
}
