import { Cartesian3, Color, Material, PolylineCollection, type Scene } from 'cesium';
import type { MapFeature } from '@parkwatch/domain/map/layer-state';
import type { Look } from '../../look/look.ts';
import { tankFootprint } from '../../look/tank-footprint.ts';
import { linesOf } from './ground-tile.ts';

const LIFT_M = 1.5;
const RING_M = 18;
const RING_STEPS = 48;
const M_PER_DEG = 111_320;

/** The selected object: its outline at the foot and at the roof, or a ring around a point. */
export function selectionMark(scene: Scene) {
  const lines = new PolylineCollection();
  scene.primitives.add(lines);
  return {
    show(feature: MapFeature | null, look: Look): void {
      lines.removeAll();
      if (!feature) return;
      const colour = Color.fromCssColorString(look.colour('selection'));
      const heightM = Number(feature.properties['heightM'] ?? 0);
      const outlines = linesOf(feature.geometry);
      const rings = outlines.length > 0 ? outlines : [ringAround(feature)];
      const levels =
        heightM > 0 && outlines.length > 0 ? [LIFT_M, heightM + 0.5] : [heightM + LIFT_M];
      for (const levelM of levels)
        for (const ring of rings)
          lines.add({
            positions: ring.map(([lon = 0, lat = 0]) => Cartesian3.fromDegrees(lon, lat, levelM)),
            width: 3,
            material: Material.fromType('Color', { color: colour }),
          });
    },
    destroy: () => scene.primitives.remove(lines),
  };
}

function ringAround(feature: MapFeature): readonly number[][] {
  const { centre } = tankFootprint(feature);
  const cos = Math.cos((centre[1] * Math.PI) / 180);
  return Array.from({ length: RING_STEPS + 1 }, (_, step) => {
    const angle = (step / RING_STEPS) * 2 * Math.PI;
    return [
      centre[0] + (Math.sin(angle) * RING_M) / M_PER_DEG / cos,
      centre[1] + (Math.cos(angle) * RING_M) / M_PER_DEG,
    ];
  });
}
