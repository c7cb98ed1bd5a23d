import type { LayerStateOf, MapFeature } from '@parkwatch/domain/map/layer-state';
import { chooseSymbol, type SymbolId } from '@parkwatch/domain/map/symbol';
import type { StyleToken } from '@parkwatch/domain/map/style-token';

/** How one point is drawn; `rank` says which lies on top where two meet. */
export type PointLook = {
  readonly symbol: SymbolId;
  readonly token: StyleToken;
  readonly sizePx: number;
  readonly rank: number;
};

type PointState = LayerStateOf<'sensor' | 'point-symbol' | 'moving'>;

const STATE_RANK = { normal: 0, unknown: 1, alarm: 2 } as const;
/** Between these scales, metres per pixel, sensors grow from dots to symbols. */
const NEAR_M_PER_PX = 0.5;
const FAR_M_PER_PX = 2.5;
/** Alarms keep their size at every scale; what is normal gives way. */
const KEEP_SIZE = { normal: 0.3, unknown: 0.5, alarm: 0.9 } as const;

/** Symbol, colour and size of a point of a layer, the same in every engine. */
export function pointLook({ spec }: PointState, { properties }: MapFeature): PointLook {
  if (spec.kind === 'sensor') {
    // A state that this build does not know is unknown, not normal.
    const known = String(properties['state']);
    const state = known === 'normal' || known === 'alarm' ? known : 'unknown';
    return { ...spec.style.symbols[state], sizePx: spec.style.sizePx, rank: STATE_RANK[state] };
  }
  const chosen = chooseSymbol(spec.style.symbol, properties);
  const isStale = spec.kind === 'moving' && properties['isStale'] === true;
  return {
    symbol: chosen.symbol,
    token: isStale ? 'state-unknown' : chosen.token,
    sizePx: spec.style.sizePx,
    rank: Number(properties['rank'] ?? 0),
  };
}

/**
 * Size factor by scale: dense sensors shrink to dots on the overview, so that the picture is of the exceptions.
 * @param mPerPx  metres per pixel
 */
export function sizeFactor(
  kind: 'sensor' | 'point-symbol' | 'moving',
  rank: number,
  mPerPx: number,
): number {
  if (kind !== 'sensor') return mPerPx > 8 ? 0.8 : 1;
  const smallest = rank === 2 ? KEEP_SIZE.alarm : rank === 1 ? KEEP_SIZE.unknown : KEEP_SIZE.normal;
  if (mPerPx <= NEAR_M_PER_PX) return 1;
  if (mPerPx >= FAR_M_PER_PX) return smallest;
  const part = (mPerPx - NEAR_M_PER_PX) / (FAR_M_PER_PX - NEAR_M_PER_PX);
  return 1 - part * (1 - smallest);
}
