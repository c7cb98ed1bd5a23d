import {
  Color,
  ColorGeometryInstanceAttribute,
  PerInstanceColorAppearance,
  Primitive,
  type GeometryInstance,
  type Scene,
} from 'cesium';

/** What a picked piece of geometry says about itself. */
export type PickId = { readonly layerId: string; readonly featureId: string };

/** One batch of instances: solid bodies, see-through bodies or their edges. */
export type Batch = {
  readonly instances: readonly GeometryInstance[];
  readonly look: 'solid' | 'glass' | 'edges';
};

/** Shows batches as primitives; the old ones stay until the new ones are ready. */
export function solidBatches(scene: Scene) {
  let current: Primitive[] = [];
  let next: Primitive[] = [];

  function settle(): boolean {
    if (next.length === 0) return true;
    if (!next.every((primitive) => primitive.ready)) return false;
    for (const primitive of current) scene.primitives.remove(primitive);
    current = next;
    next = [];
    return true;
  }
  return {
    show(batches: readonly Batch[]): void {
      for (const primitive of next) scene.primitives.remove(primitive);
      next = batches.filter(({ instances }) => instances.length > 0).map(toPrimitive);
      for (const primitive of next) scene.primitives.add(primitive);
      if (next.length === 0) {
        for (const primitive of current) scene.primitives.remove(primitive);
        current = [];
      }
    },
    setVisible(isVisible: boolean): void {
      for (const primitive of [...current, ...next]) primitive.show = isVisible;
    },
    isReady: settle,
    destroy(): void {
      for (const primitive of [...current, ...next]) scene.primitives.remove(primitive);
    },
  };
}

function toPrimitive({ instances, look }: Batch): Primitive {
  return new Primitive({
    geometryInstances: [...instances],
    appearance: new PerInstanceColorAppearance({
      flat: look === 'edges',
      translucent: look === 'glass',
      closed: look === 'solid',
    }),
    // Edges are not what a person clicks on.
    allowPicking: look !== 'edges',
    asynchronous: true,
  });
}

/** A token's colour as an attribute of an instance. */
export function colourAttribute(colour: string, opacity = 1): ColorGeometryInstanceAttribute {
  return ColorGeometryInstanceAttribute.fromColor(
    Color.fromCssColorString(colour).withAlpha(opacity),
  );
}
