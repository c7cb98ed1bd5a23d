import type { LayerKind } from '@parkwatch/domain/map/layer-spec';
import type { Builder, Plan } from './builder.ts';
import { extrusion } from './build-extrusion.ts';
import { heat } from './build-heat.ts';
import {
  contourNames,
  label,
  moving,
  pointSymbol,
  radius,
  sensor,
  zoneNames,
} from './build-points.ts';
import { tank } from './build-tank.ts';

/** One plan per kind; a new kind that is missing here does not compile. */
const PLANS = {
  base: { ground: true },
  polygon: { ground: true },
  line: { ground: true },
  heat: { ground: false, solid: heat },
  zone: { ground: true, solid: zoneNames },
  contour: { ground: true, solid: contourNames },
  radius: { ground: true, solid: radius },
  'point-symbol': { ground: false, solid: pointSymbol },
  extrusion: { ground: false, solid: extrusion },
  tank: { ground: false, solid: tank },
  sensor: { ground: false, solid: sensor },
  moving: { ground: false, solid: moving },
  label: { ground: false, solid: label },
} satisfies { [K in LayerKind]: Plan<K> | null };

export function planOf(
  kind: LayerKind,
): { ground: boolean; solid: Builder<LayerKind> | null } | null {
  const plan = PLANS[kind] as { ground: boolean; solid?: Builder<LayerKind> } | null;
  return plan && { ground: plan.ground, solid: plan.solid ?? null };
}
