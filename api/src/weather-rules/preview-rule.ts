import { isInPolygon } from '@parkwatch/domain/geo/polygon';
import type { LonLat } from '@parkwatch/domain/geo/lon-lat';
import type { ZoneInputs } from '@parkwatch/domain/risk/zone-inputs';
import { isAbout } from '@parkwatch/domain/weather-rules/facilities-about';
import { judgeRules } from '@parkwatch/domain/weather-rules/judge-rules';
import type { JudgedRule } from '@parkwatch/domain/weather-rules/judge-rules';
import type { WeatherFacts } from '@parkwatch/domain/weather-rules/weather-facts';
import type { WeatherRule, WeatherRuleDraft } from '@parkwatch/domain/weather-rules/weather-rule';
import type { FeatureCollection } from '@parkwatch/domain/wire/common';
import type {
  assumedWarning,
  PREVIEW_COMPARISONS,
  WeatherPreview,
} from '@parkwatch/domain/wire/weather-rules';
import { ZONE_COLOURS } from '@parkwatch/domain/wire/zones';
import type * as z from 'zod';
import { problem } from '../http/problem.ts';
import type { Parts } from '../parts.ts';
import type { ExplainedZone, ZoneComputer } from '../zones/compute-zones.ts';
import { gatherInputs } from '../zones/gather-inputs.ts';
import { weatherRisk } from '../zones/sources/weather.ts';
import { listDrawnFacilities } from './store.ts';
import type { DrawnFacility } from './store.ts';
import { weatherNow } from './weather-now.ts';
import type { WeatherNow } from './weather-now.ts';

const SYSTEM = { kind: 'system' } as const;

export type PreviewAsked = {
  readonly draft: WeatherRuleDraft;
  readonly assumed: z.infer<typeof assumedWarning> | null;
  readonly compareWith: (typeof PREVIEW_COMPARISONS)[number];
  readonly now: Date;
};
type Known = WeatherNow & {
  readonly inputs: ZoneInputs;
  readonly facilities: readonly DrawnFacility[];
};

/**
 * Computes the map twice, without and with a draft of a rule, from the facts of now by the engine of the map. What colours
 * remember is left out of both: a colour that falls does so after its dwell.
 */
export async function previewRule(
  parts: Parts,
  computer: ZoneComputer,
  asked: PreviewAsked,
): Promise<WeatherPreview> {
  const { draft, assumed, compareWith, now } = asked;
  const known = await readKnown(parts, now);
  const rule: WeatherRule = { ...draft, version: 1, effectiveFrom: known.date };
  const assumedFacts = withWarning(known.facts, assumed);
  const [judged] = judgeRules([{ ...rule, isEnabled: true }], assumedFacts, known.date);
  const before = judgeRules(
    known.versions,
    compareWith === 'now' ? known.facts : assumedFacts,
    known.date,
  );
  const others = known.versions.filter(({ id }) => id !== rule.id);
  const after = judgeRules([...others, rule], assumedFacts, known.date);
  const zonesBefore = await zonesUnder(before, known, { computer, now });
  const zonesAfter = await zonesUnder(after, known, { computer, now });
  return {
    asOf: now.toISOString(),
    verdict: judged!.verdict,
    levels: judged!.causes[0]?.levels ?? null,
    causes: judged!.causes.map(({ levels, text }) => ({ levels, text })),
    before: collectionOf(zonesBefore),
    after: collectionOf(zonesAfter),
    areas: ZONE_COLOURS.map((colour) => ({
      colour,
      beforeM2: areaOf(zonesBefore, colour),
      afterM2: areaOf(zonesAfter, colour),
    })),
    facilities: known.facilities.flatMap((facility) => {
      const unknown = isAbout(rule.about, facility);
      if (unknown === null) return [];
      const { id, code, name, enterprise, at } = facility;
      const colourBefore = colourAt(zonesBefore, at);
      const colourAfter = colourAt(zonesAfter, at);
      return [{ id, code, name, enterprise, unknown, at, colourBefore, colourAfter }];
    }),
  };
}

function readKnown(parts: Parts, now: Date): Promise<Known> {
  return parts.db.tx(
    SYSTEM,
    async (tx) => {
      const gathered = await gatherInputs(tx, parts, now);
      if (gathered === undefined) throw problem('not-computable', { detail: NO_PARK });
      const facilities = await listDrawnFacilities(tx, now);
      return { ...(await weatherNow(tx, now)), inputs: gathered.inputs, facilities };
    },
    { isolation: 'REPEATABLE READ', readOnly: true },
  );
}

const NO_PARK = {
  zh: '园区没有地块，无法计算分区',
  en: 'the park has no land, so there are no zones',
};

/** An assumed warning is no record: no id of the database is 0. */
function withWarning(facts: WeatherFacts, assumed: PreviewAsked['assumed']): WeatherFacts {
  if (assumed === null) return facts;
  return { ...facts, warnings: [...facts.warnings, { id: 0, ...assumed }] };
}

type Computing = { readonly computer: ZoneComputer; readonly now: Date };

async function zonesUnder(
  judged: readonly JudgedRule[],
  { inputs, facilities }: Known,
  { computer, now }: Computing,
): Promise<readonly ExplainedZone[]> {
  const standing = inputs.sources.filter(
    ({ reasons }) => !reasons.some(({ kind }) => kind === 'weather'),
  );
  const sources = [...standing, ...weatherRisk(judged, facilities)];
  const task = {
    inputs: { ...inputs, sources },
    ...{ before: null, above: null, nowMs: now.getTime(), lands: [] },
  };
  return (await computer.compute(task)).zones;
}

function collectionOf(zones: readonly ExplainedZone[]): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: zones.map(({ geometry, colour, level, peak, areaM2 }, id) => ({
      ...{ type: 'Feature', id, geometry },
      properties: { colour, level, peak, areaM2 },
    })),
  };
}

function areaOf(zones: readonly ExplainedZone[], colour: string): number {
  return zones.reduce((sum, zone) => sum + (zone.colour === colour ? zone.areaM2 : 0), 0);
}

/** The worst colour that covers a place. */
function colourAt(zones: readonly ExplainedZone[], at: LonLat) {
  const covering = zones.filter(({ geometry }) => isInPolygon(at, geometry.coordinates));
  return ZONE_COLOURS.find((colour) => covering.some((zone) => zone.colour === colour)) ?? null;
}
