import {
  BoundingSphere,
  Cartesian3,
  ComponentDatatype,
  Geometry,
  GeometryAttribute,
  type GeometryAttributes,
  GeometryInstance,
  PerInstanceColorAppearance,
  Primitive,
  PrimitiveType,
} from 'cesium';
import type { LayerData, LayerStateOf } from '@parkwatch/domain/map/layer-state';
import { heatGrid } from '../../look/heat-grid.ts';
import { heatShade } from '../../look/heat-raster.ts';
import { heatSurface, type HeatSurface } from '../../look/heat-surface.ts';
import type { Look } from '../../look/look.ts';
import type { Builder } from './builder.ts';

/** Height of the value from which a place is red. A park is some kilometres wide: so high it is seen and hides little. */
const RED_M = 220;
const MOST = 1.5;

/** Risk as a height field over the ground: the same values and colours as the heat of the flat map. */
export const heat: Builder<'heat'> = (scene) => {
  let primitive: Primitive | undefined;
  let shown: { data: LayerData; theme: string; opacity: number } | undefined;

  function drop(): void {
    if (primitive) scene.primitives.remove(primitive);
    primitive = undefined;
  }
  return {
    update(state, look) {
      const { data, opacity } = state;
      const isSame =
        shown?.data === data && shown.theme === look.theme && shown.opacity === opacity;
      if (isSame) return;
      shown = { data, theme: look.theme, opacity };
      drop();
      const surface = surfaceOf(state);
      if (!surface || surface.triangles.length === 0) return;
      primitive = new Primitive({
        geometryInstances: new GeometryInstance({ geometry: geometryOf(surface, state, look) }),
        appearance: new PerInstanceColorAppearance({ flat: true, translucent: true }),
        allowPicking: false,
        asynchronous: false,
      });
      scene.primitives.add(primitive);
    },
    place: () => undefined,
    isReady: () => primitive === undefined || primitive.ready,
    destroy: drop,
  };
};

function surfaceOf({ spec, data }: LayerStateOf<'heat'>): HeatSurface | null {
  const grid = heatGrid(data.cells ?? [], spec.style.cellM);
  return (
    grid && heatSurface(grid, { fullScale: data.fullScale ?? 1, fullScaleM: RED_M, most: MOST })
  );
}

function geometryOf(
  { corners, triangles }: HeatSurface,
  { spec, opacity }: LayerStateOf<'heat'>,
  look: Look,
): Geometry {
  const ramp = spec.style.ramp.map((token) => look.colour(token));
  const positions = new Float64Array(corners.length * 3);
  const colours = new Uint8Array(corners.length * 4);
  corners.forEach(({ lon, lat, heightM, share }, at) => {
    Cartesian3.pack(
      Cartesian3.fromDegrees(lon, lat, heightM),
      positions as unknown as number[],
      at * 3,
    );
    const [red, green, blue, alpha] = heatShade(ramp, share);
    // The rim is seen through: the surface comes out of the ground, it does not stand on it.
    colours.set([red, green, blue, share === 0 ? 0 : alpha * opacity], at * 4);
  });
  return new Geometry({
    attributes: {
      position: new GeometryAttribute({
        componentDatatype: ComponentDatatype.DOUBLE,
        componentsPerAttribute: 3,
        values: positions,
      }),
      color: new GeometryAttribute({
        componentDatatype: ComponentDatatype.UNSIGNED_BYTE,
        componentsPerAttribute: 4,
        normalize: true,
        values: colours,
      }),
    } as unknown as GeometryAttributes,
    indices: triangles,
    primitiveType: PrimitiveType.TRIANGLES,
    boundingSphere: BoundingSphere.fromVertices(positions),
  });
}
