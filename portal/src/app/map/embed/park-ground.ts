import { computed, inject, Service, type Signal } from '@angular/core';
import type { LayerSpec } from '@parkwatch/domain/map/layer-spec';
import { layerState, type LayerState, type MapFeature } from '@parkwatch/domain/map/layer-state';
import type { PickedFeature } from '@parkwatch/domain/map/map-view';
import { listEnterprises } from '@parkwatch/domain/wire/enterprises';
import { buildings } from '@parkwatch/gis-data/layers/buildings';
import { coast } from '@parkwatch/gis-data/layers/coast';
import { enterprises } from '@parkwatch/gis-data/layers/enterprises';
import { facilities } from '@parkwatch/gis-data/layers/facilities';
import { lots } from '@parkwatch/gis-data/layers/lots';
import { protectedTargets } from '@parkwatch/gis-data/layers/protected-targets';
import { roads } from '@parkwatch/gis-data/layers/roads';
import { tanks } from '@parkwatch/gis-data/layers/tanks';
import { apiResource, type ApiResource } from '../../api/api-resource.ts';
import { Live } from '../../live/live.ts';
import { Session } from '../../session/session.ts';
import { enterpriseFeatures, featuresWhere } from '../data/record-features.ts';
import { storedLayers } from '../data/stored-layers.ts';

/** The park by which one finds one's way: below what is shown, and above it who is to be warned. */
const LAND: readonly LayerSpec[] = [coast, lots, roads, buildings, facilities, tanks];
const NAMES: readonly LayerSpec[] = [protectedTargets, enterprises];
const MOST = 500;

/** The layers of the park that every map of a feature stands on, as far as the account may see them. */
@Service({ autoProvided: false })
export class ParkGround {
  readonly #session = inject(Session);
  readonly #specs = [...LAND, ...NAMES].filter(({ permission }) => this.#session.can(permission));
  readonly #stored = storedLayers((layer) => this.#specs.some((spec) => layer === sourceOf(spec)));
  readonly #enterprises = apiResource(
    listEnterprises,
    () => (this.#specs.includes(enterprises) ? { query: { limit: MOST } } : undefined),
    { reloadOn: inject(Live).resyncs },
  );
  readonly #layers: ReadonlyMap<string, Signal<LayerState>> = new Map(
    this.#specs.map((spec) => {
      const data = computed(() => ({ features: this.#read(spec) }));
      return [spec.id, computed(() => layerState(spec, spec.opacityAtStart, data()))];
    }),
  );

  readonly land = computed(() => this.#statesOf(LAND));
  readonly names = computed(() => this.#statesOf(NAMES));
  /** A layer that could not be loaded; undefined while all goes well. */
  readonly failed = computed<ApiResource<unknown> | undefined>(() =>
    [this.#enterprises, ...[...this.#stored.values()].map(({ resource }) => resource)].find(
      (one) => one.phase() === 'error',
    ),
  );

  featuresOf(layerId: string): readonly MapFeature[] {
    return this.#layers.get(layerId)?.().data.features ?? [];
  }

  feature({ layerId, featureId }: PickedFeature): MapFeature | undefined {
    return this.featuresOf(layerId).find(({ id }) => id === featureId);
  }

  #statesOf(specs: readonly LayerSpec[]): readonly LayerState[] {
    return specs.flatMap(({ id }) => this.#layers.get(id)?.() ?? []);
  }

  #read({ source }: LayerSpec): readonly MapFeature[] {
    return source.kind === 'features'
      ? featuresWhere(this.#stored.get(source.layer)?.features() ?? [], source.where)
      : enterpriseFeatures(this.#enterprises.value()?.items ?? []);
  }
}

function sourceOf({ source }: LayerSpec): string | undefined {
  return source.kind === 'features' ? source.layer : undefined;
}
