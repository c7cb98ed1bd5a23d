import { computed, DestroyRef, inject, type Signal } from '@angular/core';
import type { MapFeature } from '@parkwatch/domain/map/layer-state';
import type { Feature } from '@parkwatch/domain/wire/common';
import { readMapLayer } from '@parkwatch/domain/wire/enterprises';
import { STORED_LAYER_IDS } from '@parkwatch/gis-data/layers/index';
import { majorHazards } from '@parkwatch/gis-data/layers/major-hazards';
import { tanks } from '@parkwatch/gis-data/layers/tanks';
import { apiResource, type ApiResource } from '../../api/api-resource.ts';
import { Live } from '../../live/live.ts';
import { onStock } from '../../live/on-stock.ts';
import { storedFeatures, withStock } from './record-features.ts';

export type StoredLayer = {
  readonly features: Signal<readonly MapFeature[]>;
  readonly resource: ApiResource<unknown>;
};

/** The stored layers of the api. Each is fetched when it is first wanted, and once for all layers that read it. */
export function storedLayers(
  isWanted: (layer: string) => boolean,
): ReadonlyMap<string, StoredLayer> {
  const live = inject(Live);
  const destroyed = inject(DestroyRef);
  const reloadOn = live.resyncs;
  return new Map(
    STORED_LAYER_IDS.map((layer) => {
      const resource = apiResource(
        readMapLayer,
        () => (isWanted(layer) ? { params: { layer } } : undefined),
        { isEmpty: ({ features }) => features.length === 0, reloadOn },
      );
      if (layer === tanks.source.layer) {
        onStock((quantityT) => resource.update((value) => withStock(value, quantityT)));
      }
      if (layer === majorHazards.source.layer) {
        // A notice of one unit, or of several of an enterprise, is all that tells of another level.
        const stop = live.on('notice', ({ refKind }) => {
          if (refKind?.startsWith('major-hazard')) resource.reload();
        });
        destroyed.onDestroy(stop);
      }
      const drawn = new WeakMap<Feature, MapFeature>();
      const features = computed(() => {
        const value = resource.value();
        return value ? storedFeatures(value, drawn) : [];
      });
      return [layer, { features, resource }];
    }),
  );
}
