import type { Scene } from 'cesium';
import type { LonLat } from '@parkwatch/domain/geo/lon-lat';
import type { LayerKind } from '@parkwatch/domain/map/layer-spec';
import type { LayerState, MapFeature } from '@parkwatch/domain/map/layer-state';
import type { MapView, PickedFeature } from '@parkwatch/domain/map/map-view';
import type { Look } from '../../look/look.ts';
import type { DrawReport } from '../../map-engine.ts';
import type { Solid } from './builder.ts';
import { planOf } from './builders.ts';
import { groundSheet } from './ground-sheet.ts';
import { labelStage } from './label-stage.ts';
import { pickGround } from './ground-pick.ts';
import { selectionMark } from './selection-mark.ts';

export type LayerScene = {
  show(states: readonly LayerState[], look: Look): void;
  select(feature: MapFeature | null, look: Look): void;
  place(view: MapView): void;
  isReady(): boolean;
  pickGround(place: LonLat, toleranceM: number): PickedFeature[];
  report(): DrawReport;
  destroy(): void;
};

/** The layers of the 3D map: what is there, and what has to be built or thrown away. */
export function layerScene(scene: Scene): LayerScene {
  const solids = new Map<string, Solid<LayerKind>>();
  const sheet = groundSheet(scene);
  const stage = labelStage();
  const selection = selectionMark(scene);
  let states: readonly LayerState[] = [];
  let ground: LayerState[] = [];

  function drop(id: string): void {
    solids.get(id)?.destroy();
    solids.delete(id);
  }
  return {
    show(next, look) {
      states = next;
      ground = next.filter(({ spec }) => planOf(spec.kind)?.ground);
      sheet.show({ states: ground, look });
      const ids = new Set(next.map(({ spec }) => spec.id));
      for (const id of [...solids.keys()]) if (!ids.has(id)) drop(id);
      for (const state of next) {
        const make = planOf(state.spec.kind)?.solid;
        if (!make) continue;
        const solid = solids.get(state.spec.id) ?? make(scene, stage);
        solids.set(state.spec.id, solid);
        solid.update(state, look);
      }
      scene.requestRender();
    },
    select: (feature, look) => selection.show(feature, look),
    place(view) {
      sheet.place(view);
      for (const solid of solids.values()) solid.place(view.mPerPx);
      stage.thin(scene);
    },
    // Every one is asked: asking also lets the finished ones take over.
    isReady: () =>
      [sheet.isReady(), ...[...solids.values()].map((solid) => solid.isReady())].every(Boolean),
    pickGround: (place, toleranceM) =>
      pickGround(
        ground.filter(({ spec }) => spec.isPickable),
        place,
        toleranceM,
      ),
    report: () => ({
      layerIds: states.map(({ spec }) => spec.id),
      featureCount: states.reduce((sum, { data }) => sum + data.features.length, 0),
      undrawnIds: states.filter(({ spec }) => !planOf(spec.kind)).map(({ spec }) => spec.id),
    }),
    destroy() {
      for (const id of [...solids.keys()]) drop(id);
      sheet.destroy();
      selection.destroy();
    },
  };
}
