import type { LayerKind } from '@parkwatch/domain/map/layer-spec';
import type { LayerState, LayerStateOf } from '@parkwatch/domain/map/layer-state';
import type { Look } from '../../look/look.ts';
import { base, extrusion, polygon, tank, zone } from './build-areas.ts';
import { contour } from './build-contour.ts';
import { label, line, plainMoving, pointSymbol, radius, sensor } from './build-points.ts';
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
  contour,
} satisfies { [K in LayerKind]: Builder<K> | null };

/** @param hasOverlay  false on machines that cannot draw the overlay: what has a plain way gets it */
export function build(
  state: LayerState,
  look: Look,
  hasOverlay: boolean,
): Drawing | 'overlay' | null {
  if (!hasOverlay && state.spec.kind === 'moving')
    return plainMoving(state as LayerStateOf<'moving'>, look);
  const builder = BUILDERS[state.spec.kind] as Builder<LayerKind> | null;
  return builder ? builder(state, look) : null;
}
