import {
  Color,
  EllipsoidSurfaceAppearance,
  GeometryInstance,
  Material,
  MaterialAppearance,
  Primitive,
  PrimitiveCollection,
  Rectangle,
  RectangleGeometry,
  type Scene,
} from 'cesium';
import type { LayerState } from '@parkwatch/domain/map/layer-state';
import type { MapView } from '@parkwatch/domain/map/map-view';
import type { Look } from '../../look/look.ts';
import { groundPatches, isStillGood, type GroundPatch } from './ground-patches.ts';
import { paintGround } from './ground-tile.ts';

type Painted = { readonly states: readonly LayerState[]; readonly look: Look };

/** The sea below everything: so deep that the chords of its coarse mesh stay under the patches. */
const SEA_DEPTH_M = -4000;

/** The ground of the 3D map, painted from the same layers as the flat map and laid out around where one looks. */
export function groundSheet(scene: Scene) {
  const patches = new PrimitiveCollection();
  scene.primitives.add(patches, 0);
  let painted: Painted | null = null;
  let paintedFor: MapView | null = null;

  function paint(view: MapView): void {
    if (!painted) return;
    paintedFor = view;
    const next = painted;
    patches.removeAll();
    patches.add(sea(next.look));
    for (const patch of groundPatches(view, screenPx())) patches.add(toPrimitive(patch, next));
    scene.requestRender();
  }
  function screenPx(): number {
    return Math.max(400, scene.canvas.clientWidth, scene.canvas.clientHeight);
  }
  return {
    show(next: Painted): void {
      if (painted && isSamePainting(painted, next)) return;
      painted = next;
      if (paintedFor) paint(paintedFor);
    },
    place(view: MapView): void {
      if (!paintedFor || !isStillGood(paintedFor, view, screenPx())) paint(view);
    },
    destroy: () => scene.primitives.remove(patches),
  };
}

function toPrimitive({ heightM, ...tile }: GroundPatch, painted: Painted): Primitive {
  const { bounds, sizePx } = tile;
  const canvas = document.createElement('canvas');
  canvas.width = sizePx;
  canvas.height = sizePx;
  const context = canvas.getContext('2d');
  if (context) {
    context.fillStyle = painted.look.colour('sea');
    context.fillRect(0, 0, sizePx, sizePx);
    paintGround(context, tile, painted);
  }
  const rectangle = Rectangle.fromDegrees(...bounds);
  return new Primitive({
    geometryInstances: new GeometryInstance({
      geometry: new RectangleGeometry({
        rectangle,
        height: heightM,
        // Fine enough that a chord of the earth's curve sags by centimetres only.
        granularity: Math.max(1e-6, rectangle.height / 32),
        vertexFormat: MaterialAppearance.MaterialSupport.TEXTURED.vertexFormat,
      }),
    }),
    appearance: new MaterialAppearance({
      material: Material.fromType('Image', { image: canvas }),
      flat: true,
      translucent: false,
    }),
    allowPicking: false,
    asynchronous: false,
  });
}

function sea(look: Look): Primitive {
  return new Primitive({
    geometryInstances: new GeometryInstance({
      geometry: new RectangleGeometry({
        rectangle: Rectangle.MAX_VALUE,
        height: SEA_DEPTH_M,
        granularity: Math.PI / 90,
        vertexFormat: EllipsoidSurfaceAppearance.VERTEX_FORMAT,
      }),
    }),
    appearance: new EllipsoidSurfaceAppearance({
      material: Material.fromType('Color', { color: Color.fromCssColorString(look.colour('sea')) }),
      flat: true,
      translucent: false,
    }),
    allowPicking: false,
    asynchronous: false,
  });
}

function isSamePainting(one: Painted, other: Painted): boolean {
  return (
    // The ground has no letters on it: font and language do not matter.
    one.look.theme === other.look.theme &&
    one.states.length === other.states.length &&
    one.states.every((state, index) => {
      const twin = other.states[index];
      return (
        twin?.spec === state.spec && twin.data === state.data && twin.opacity === state.opacity
      );
    })
  );
}
