import type { LayerKind, LayerSpec } from '@parkwatch/domain/map/layer-spec';
import type { MapFeature } from '@parkwatch/domain/map/layer-state';
import type { PickedFeature } from '@parkwatch/domain/map/map-view';

/** What a person most likely meant: small things before large ones, what lives before what stands. */
const RANK: Readonly<Record<LayerKind, number>> = {
  moving: 0,
  'point-symbol': 0,
  sensor: 1,
  tank: 2,
  extrusion: 3,
  label: 3,
  zone: 4,
  contour: 4,
  line: 5,
  radius: 6,
  polygon: 7,
  base: 9,
  heat: 9,
};

type Context = {
  readonly spec: (layerId: string) => LayerSpec | undefined;
  readonly feature: (pick: PickedFeature) => MapFeature | undefined;
  /** Whether the account sees this enterprise. */
  readonly hasEnterprise: (id: string) => boolean;
};

/**
 * What was hit, the most likely first. A lot or a building stands for the enterprise that holds it; things of which nothing
 * can be told are left out.
 */
export function rankPicks(picks: readonly PickedFeature[], context: Context): PickedFeature[] {
  const found = new Map<string, { pick: PickedFeature; rank: number }>();
  for (const raw of picks) {
    const spec = context.spec(raw.layerId);
    if (!spec?.isPickable) continue;
    const pick = holderOf(raw, context);
    const key = `${pick.layerId}:${pick.featureId}`;
    // A unit is an extrusion as a building is, and says far more.
    const rank = spec.id === 'facilities' ? RANK.tank : RANK[spec.kind];
    const known = found.get(key);
    if (!known || rank < known.rank) found.set(key, { pick, rank });
  }
  return [...found.values()].sort((one, other) => one.rank - other.rank).map(({ pick }) => pick);
}

function holderOf(pick: PickedFeature, { feature, hasEnterprise }: Context): PickedFeature {
  if (pick.layerId !== 'lots' && pick.layerId !== 'buildings') return pick;
  const holder = feature(pick)?.properties['enterpriseId'];
  const enterpriseId = typeof holder === 'number' ? String(holder) : '';
  return hasEnterprise(enterpriseId) ? { layerId: 'enterprises', featureId: enterpriseId } : pick;
}
