import type { LayerKind } from '@parkwatch/domain/map/layer-spec';
import type { LayerState } from '@parkwatch/domain/map/layer-state';
import type { Look } from '../../look/look.ts';
import { base, extrusion, polygon, tank, zone } from './build-areas.ts';
import { label, line, pointSymbol, radius, sensor } from './build-points.ts';
import type { Builder, Drawing } from './builder.ts';

/** One builder per kind; a new kind that is missing here does not compile. */
const BUILDERS = {
  base,
  polygon,
  line,
  'point-symbol': pointSymbol,
  extrusion,
  tank,
  zone,
  sensor,
  moving: () => 'overlay',
  heat: () => 'overlay',
  radius,
  label,
} satisfies { [K in LayerKind]: Builder<K> | null };

export function build(state: LayerState, look: Look): Drawing | 'overlay' | null {
  const builder = BUILDERS[state.spec.kind] as Builder<LayerKind> | null;
  return builder ? builder(state, look) : null;
}
