import { Component, computed, input, output, signal, viewChild } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { bboxOf, bufferBbox, type Bbox } from '@parkwatch/domain/geo/bbox';
import type { LonLat } from '@parkwatch/domain/geo/lon-lat';
import type { MapFeature } from '@parkwatch/domain/map/layer-state';
import type { PickedFeature } from '@parkwatch/domain/map/map-view';
import type { RiskStudy, RiskStudyResult } from '@parkwatch/domain/wire/risk-studies';
import { ParkMap } from '../../map/embed/park-map.ts';
import type { MapPlace } from '../../map/page/map-canvas.ts';
import { placeOf } from '../../map/panel/place-of.ts';
import { bandAt, RISK_LEVELS } from '../risk-levels.ts';
import { ChainCard } from './chain-card.ts';
import { PlaceCard } from './place-card.ts';
import { RiskLegend } from './risk-legend.ts';
import { TargetCard } from './target-card.ts';
import {
  chainLayers,
  contourLayers,
  levelNames,
  studyBounds,
  targetLayers,
  type ChainStop,
} from './study-layers.ts';

/** Near enough to see a target with what stands around it. */
const NEAR_M_PER_PX = 4;
/** Around a chain of accidents. */
const CHAIN_ROOM_M = 80;
const TARGET_LAYERS = ['risk-targets-over', 'risk-targets-met', 'protected-targets'];

/** The park with the individual risk of a study on it; a click tells the risk of a place. */
@Component({
  selector: 'pw-study-map',
  imports: [ChainCard, ParkMap, PlaceCard, RiskLegend, TargetCard, TranslocoDirective],
  templateUrl: './study-map.html',
  styleUrl: './study-map.css',
})
export class StudyMap {
  readonly study = input.required<RiskStudy>();
  readonly result = input.required<RiskStudyResult>();
  readonly targetId = input<number | null>(null);
  /** The chain of accidents that is looked at. */
  readonly chain = input<RiskStudyResult['chains'][number] | null>(null);
  readonly targetPicked = output<number | null>();
  readonly chainClosed = output<void>();

  protected readonly map = viewChild.required(ParkMap);
  protected readonly hidden = signal<ReadonlySet<number>>(new Set());
  protected readonly place = signal<LonLat | null>(null);

  protected readonly zones = computed(() => contourLayers(this.result().contours, this.hidden()));
  readonly #stops = computed(() =>
    (this.chain()?.facilityIds ?? []).flatMap((id) => this.#stop(id)),
  );
  protected readonly marks = computed(() => [
    levelNames(this.result().contours, this.hidden()),
    ...chainLayers(this.#stops()),
    ...targetLayers(this.result().targets),
  ]);
  protected readonly bounds = computed(() => {
    const bounds = studyBounds(this.result());
    return bounds && besideCards(bounds, 0.22);
  });
  protected readonly band = computed(() => {
    const place = this.place();
    return place && bandAt(this.result().contours, place);
  });
  /** Levels with a contour somewhere: the others are met nowhere. */
  protected readonly drawn = computed(() => {
    const found = this.result().contours.features.map(
      ({ properties }) => properties['levelPerYear'],
    );
    return new Set(RISK_LEVELS.map(({ perYear }) => perYear).filter((one) => found.includes(one)));
  });
  protected readonly target = computed(() =>
    this.result().targets.find(({ id }) => id === this.targetId()),
  );
  protected readonly selection = computed<MapFeature | null>(() => {
    const at = this.place() ?? this.target()?.at;
    if (!at) return null;
    return { id: 'selected', geometry: { type: 'Point', coordinates: [...at] }, properties: {} };
  });

  showTarget(at: LonLat): void {
    this.place.set(null);
    this.map().showPlace(at, NEAR_M_PER_PX);
  }

  /** Shows a chain whole. */
  showChain(facilityIds: readonly number[]): void {
    const box = bboxOf(facilityIds.flatMap((id) => this.#stop(id)).map(({ at }) => at));
    if (!box) return;
    this.place.set(null);
    this.map().fit(besideCards(bufferBbox(box, CHAIN_ROOM_M), 0.7));
  }

  /** The map as it stands, for paper. */
  picture(): HTMLCanvasElement | null {
    return this.map().picture();
  }

  protected toggle(perYear: number): void {
    this.hidden.update((hidden) => {
      const next = new Set(hidden);
      if (!next.delete(perYear)) next.add(perYear);
      return next;
    });
  }

  protected take({ place, picks }: MapPlace): void {
    const targetId = targetOf(picks);
    this.place.set(targetId === null ? [place[0], place[1]] : null);
    this.targetPicked.emit(targetId);
  }

  #stop(facilityId: number): ChainStop[] {
    const { ground } = this.map();
    const featureId = String(facilityId);
    const feature =
      ground.feature({ layerId: 'tanks', featureId }) ??
      ground.feature({ layerId: 'facilities', featureId });
    const facility = this.result().facilities.find(({ id }) => id === facilityId);
    if (!feature || !facility) return [];
    const [lon, lat] = placeOf(feature);
    return [{ name: facility.name, at: [lon, lat] }];
  }
}

function targetOf(picks: readonly PickedFeature[]): number | null {
  const pick = picks.find(({ layerId }) => TARGET_LAYERS.includes(layerId));
  return pick ? Number(pick.featureId) : null;
}

/** What is shown comes to the right of the cards at the left edge: they take so much of its width. */
function besideCards([west, south, east, north]: Bbox, share: number): Bbox {
  // On a phone they stand below the map.
  const taken = window.innerWidth >= 768 ? share : 0;
  return [west - (east - west) * taken, south, east, north];
}
