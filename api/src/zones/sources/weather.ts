import { unknownWeatherFact, weatherFact } from '@parkwatch/domain/risk/amounts';
import type { RiskPlace, RiskSource } from '@parkwatch/domain/risk/risk-source';
import type { Text } from '@parkwatch/domain/text/text';
import type { JudgedRule } from '@parkwatch/domain/weather-rules/judge-rules';
import { inUnknownWeather, raisesOf } from '@parkwatch/domain/weather-rules/raises';
import { listDrawnFacilities } from '../../weather-rules/store.ts';
import type { DrawnFacility } from '../../weather-rules/store.ts';
import { judgedNow } from '../../weather-rules/weather-now.ts';
import type { SourceReader } from './source-reader.ts';

/** What the weather rules raise, and where nobody knows the weather. */
export const weatherSources: SourceReader = async (tx, now) => {
  const judged = await judgedNow(tx, now);
  if (judged.every(({ verdict }) => verdict === 'does-not-hold')) return [];
  return weatherRisk(judged, await listDrawnFacilities(tx, now));
};

/**
 * One source per rule and enterprise, the union of what the rule raises there: a rule says by how many levels, and neighbours
 * must not add up to more. One per enterprise for weather that nobody knows. A reason's record is the enterprise.
 */
export function weatherRisk(
  judged: readonly JudgedRule[],
  facilities: readonly DrawnFacility[],
): RiskSource[] {
  const raises = raisesOf(judged, facilities);
  const known = Map.groupBy(raises, ({ rule, facility }) => `${rule.id}:${facility.enterpriseId}`);
  const unknown = Map.groupBy(
    inUnknownWeather(judged, facilities),
    ({ facility }) => facility.enterpriseId,
  );
  return [
    ...[...known].map(([key, group]) => {
      const { rule, cause, levels } = group[0]!;
      const places = group.map(({ facility }) => facility);
      const where = placesText(places);
      const label = {
        zh: `天气：${cause.text.zh}，规则“${rule.name.zh}”，${where.zh}`,
        en: `Weather: ${cause.text.en}, rule "${rule.name.en}", ${where.en}`,
      };
      return sourceOf(`weather:${key}`, places, { label, ...weatherFact(levels) });
    }),
    ...[...unknown].map(([enterpriseId, group]) => {
      const places = group.map(({ facility }) => facility);
      const where = placesText(places);
      const label = {
        zh: `天气未知：气象站无数据，${where.zh}`,
        en: `Weather unknown: the stations are silent, ${where.en}`,
      };
      return sourceOf(`weather-unknown:${enterpriseId}`, places, {
        label,
        ...unknownWeatherFact(),
      });
    }),
  ];
}

type Weighed = { readonly label: Text; readonly amount: number; readonly reachM: number };

function sourceOf(
  id: string,
  facilities: readonly DrawnFacility[],
  { label, amount, reachM }: Weighed,
): RiskSource {
  const { enterpriseId } = facilities[0]!;
  return {
    ...{ id, enterpriseId, at: unionOf(facilities.map(({ outline }) => outline)), reachM },
    reasons: [{ id, kind: 'weather', refId: enterpriseId, label, amount }],
  };
}

function unionOf(places: readonly DrawnFacility['outline'][]): RiskPlace {
  const coordinates = places.flatMap((place) =>
    place.type === 'Polygon' ? [place.coordinates] : place.coordinates,
  );
  return { type: 'MultiPolygon', coordinates };
}

/** `仓库 W-101 等 3 处`, `Store W-101 and 2 more`. */
export function placesText(facilities: readonly { readonly name: Text }[]): Text {
  const { name } = facilities[0]!;
  const { length } = facilities;
  if (length === 1) return name;
  return { zh: `${name.zh} 等 ${length} 处`, en: `${name.en} and ${length - 1} more` };
}
