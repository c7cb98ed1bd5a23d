import type { MapFeature } from '@parkwatch/domain/map/layer-state';
import type { PickedFeature } from '@parkwatch/domain/map/map-view';

export type Finding = {
  readonly pick: PickedFeature;
  readonly name: string;
  readonly code: string;
};
type Searched = { readonly layerId: string; readonly features: readonly MapFeature[] };

const MOST = 12;

/**
 * Finds things by name in either language or by code. What begins with the words comes before what contains them; a layer
 * that is named earlier comes first.
 */
export function searchMap(
  words: string,
  layers: readonly Searched[],
  language: 'zh' | 'en',
): Finding[] {
  const wanted = words.trim().toLowerCase();
  if (wanted === '') return [];
  const found: { finding: Finding; rank: number }[] = [];
  layers.forEach(({ layerId, features }, order) => {
    for (const feature of features) {
      const texts = textsOf(feature);
      const rank = rankOf(texts, wanted);
      if (rank === undefined) continue;
      const [zh, en, code] = texts;
      const name = (language === 'zh' ? zh || en : en || zh) || code;
      found.push({
        finding: {
          pick: { layerId, featureId: feature.id },
          name,
          code: code === name ? '' : code,
        },
        rank: rank * 10 + order,
      });
    }
  });
  return found
    .sort((one, other) => one.rank - other.rank)
    .slice(0, MOST)
    .map(({ finding }) => finding);
}

function textsOf({ properties }: MapFeature): [zh: string, en: string, code: string] {
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  return [text(properties['nameZh']), text(properties['nameEn']), text(properties['code'])];
}

function rankOf(texts: readonly string[], wanted: string): number | undefined {
  const lower = texts.map((text) => text.toLowerCase());
  if (lower.some((text) => text === wanted)) return 0;
  if (lower.some((text) => text.startsWith(wanted))) return 1;
  return lower.some((text) => text.includes(wanted)) ? 2 : undefined;
}
