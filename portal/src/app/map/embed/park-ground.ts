import { computed, inject, type Signal } from '@angular/core';
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

export type ParkGround = {
  readonly land: Signal<readonly LayerState[]>;
  readonly names: Signal<readonly LayerState[]>;
  featuresOf(layerId: string): readonly MapFeature[];
  feature(pick: PickedFeature): MapFeature | undefined;
  /** One that failed; undefined while all goes well. */
  readonly failed: Signal<ApiResource<unknown> | undefined>;
};

/** The layers of the park that every map of a feature stands on, as far as the account may see them. */
export function parkGround(): ParkGround {
  const session = inject(Session);
  const specs = [...LAND, ...NAMES].filter(({ permission }) => session.can(permission));
  const stored = storedLayers((layer) => specs.some((spec) => layer === sourceOf(spec)));
  const firms = apiResource(
    listEnterprises,
    () => (specs.includes(enterprises) ? { query: { limit: MOST } } : undefined),
    { reloadOn: inject(Live).resyncs },
  );
  const features = new Map(
    specs.map((spec) => [
      spec.id,
      computed((): readonly MapFeature[] =>
        spec.source.kind === 'features'
          ? featuresWhere(stored.get(spec.source.layer)?.features() ?? [], spec.source.where)
          : enterpriseFeatures(firms.value()?.items ?? []),
      ),
    ]),
  );
  const states = new Map(
    specs.map((spec) => [
      spec.id,
      computed(() =>
        layerState(spec, spec.opacityAtStart, { features: features.get(spec.id)?.() ?? [] }),
      ),
    ]),
  );
  const statesOf = (wanted: readonly LayerSpec[]) =>
    computed(() => wanted.flatMap(({ id }) => states.get(id)?.() ?? []));
  const featuresOf = (layerId: string) => features.get(layerId)?.() ?? [];
  const resources = [firms, ...[...stored.values()].map(({ resource }) => resource)];
  return {
    land: statesOf(LAND),
    names: statesOf(NAMES),
    featuresOf,
    feature: ({ layerId, featureId }) => featuresOf(layerId).find(({ id }) => id === featureId),
    failed: computed(() => resources.find((one) => one.phase() === 'error')),
  };
}

function sourceOf({ source }: LayerSpec): string | undefined {
  return source.kind === 'features' ? source.layer : undefined;
}
