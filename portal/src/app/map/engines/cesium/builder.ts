import type { Scene } from 'cesium';
import type { LayerKind } from '@parkwatch/domain/map/layer-spec';
import type { LayerStateOf } from '@parkwatch/domain/map/layer-state';
import type { Look } from '../../look/look.ts';
import type { LabelStage } from './label-stage.ts';

/** One layer that stands above the ground. Whoever creates it destroys it. */
export type Solid<K extends LayerKind> = {
  update(state: LayerStateOf<K>, look: Look): void;
  /** The camera has moved: sizes and labels follow the scale. */
  place(mPerPx: number): void;
  /** False while geometry is being made: the engine keeps rendering until it is there. */
  isReady(): boolean;
  destroy(): void;
};

export type Builder<K extends LayerKind> = (scene: Scene, stage: LabelStage) => Solid<K>;

/** Where a layer is painted: `ground` lies flat, `both` is painted and has something standing on it. */
export type Plan<K extends LayerKind> =
  | { readonly ground: true; readonly solid?: Builder<K> }
  | { readonly ground: false; readonly solid: Builder<K> };
