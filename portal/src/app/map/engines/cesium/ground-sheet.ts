import {
  Color,
  EllipsoidSurfaceAppearance,
  GeometryInstance,
  Material,
  MaterialAppearance,
  Matrix4,
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
/** Under the sea: a patch waits there until its picture is on the graphics card; before, Cesium draws it white. */
const OUT_OF_SIGHT = Matrix4.fromUniformScale(1 - 8000 / 6_371_000);
/** One frame hands the picture over, the next one uploads it. */
const FRAMES_TO_READY = 2;

/** The ground of the 3D map, painted from the same layers as the flat map and laid out around where one looks. */
export function groundSheet(scene: Scene) {
  const sheets = new PrimitiveCollection();
  scene.primitives.add(sheets, 0);
  let painted: Painted | null = null;
  let paintedFor: MapView | null = null;
  let current: readonly Primitive[] = [];
  /** Takes what was painted last away again, before it was shown. */
  let giveUp: (() => void) | undefined;

  function paint(view: MapView): void {
    if (!painted) return;
    paintedFor = view;
    const { look } = painted;
    const patches = groundPatches(view, screenPx()).map((patch) => toPrimitive(patch, painted!));
    giveUp?.();
    showWhenReady([sea(look), ...patches]);
  }
  /** What was there stays until the new sheet can take its place, so that the ground never flashes. */
  function showWhenReady(next: readonly Primitive[]): void {
    for (const primitive of next) sheets.add(primitive);
    let frames = 0;
    const stop = scene.postRender.addEventListener(() => {
      scene.requestRender();
      frames += 1;
      if (frames < FRAMES_TO_READY) return;
      stop();
      giveUp = undefined;
      for (const primitive of next) primitive.modelMatrix = Matrix4.IDENTITY;
      remove(sheets, current);
      current = next;
    });
    giveUp = () => {
      stop();
      remove(sheets, next);
    };
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
    /** What was painted last is what is seen. */
    isReady: () => giveUp === undefined,
    destroy: () => {
      giveUp?.();
      remove(sheets, current);
      scene.primitives.remove(sheets);
    },
  };
}

/** Cesium leaves the picture of a removed primitive on the graphics card. */
function remove(sheets: PrimitiveCollection, primitives: readonly Primitive[]): void {
  for (const primitive of primitives) {
    const { material } = primitive.appearance as MaterialAppearance;
    sheets.remove(primitive);
    material.destroy();
  }
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
    modelMatrix: OUT_OF_SIGHT,
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
