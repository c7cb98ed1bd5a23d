import type { Geometry, Position } from 'geojson';
import type { Bbox } from '@parkwatch/domain/geo/bbox';
import { bboxOf, bufferBbox } from '@parkwatch/domain/geo/bbox';
import { localFrame } from '@parkwatch/domain/geo/local-frame';
import type { LonLat, Rings } from '@parkwatch/domain/geo/lon-lat';
import { signedArea } from '@parkwatch/domain/geo/polygon';
import { layerState, type LayerState, type MapFeature } from '@parkwatch/domain/map/layer-state';
import type { Text } from '@parkwatch/domain/text/text';
import type { FeatureCollection } from '@parkwatch/domain/wire/common';
import type { RiskStudyResult, RiskTarget } from '@parkwatch/domain/wire/risk-studies';
import { perYearText } from '../../i18n/per-year.ts';
import { polygonsOf, RISK_LEVELS, type RiskLevel } from '../risk-levels.ts';
import {
  CASING,
  CHAIN,
  CHAIN_NAMES,
  LEVEL_NAMES,
  lineSpec,
  TARGETS_MET,
  TARGETS_OVER,
  tintSpec,
} from './study-specs.ts';

const TINT = 0.09;
const RAD = Math.PI / 180;
/** Around everything that is drawn. */
const MARGIN_M = 200;
/** A contour around a single tank is not named where a greater one of its level is. */
const NAMED_SHARE = 0.15;

const MOST_BARB_M = 30;

/** Specs are made once: engines tell layers apart by identity. */
const DRAWN = RISK_LEVELS.map((level) => ({
  level,
  tint: tintSpec(level),
  line: lineSpec(level),
}));

/** Contours of the levels that are shown, the lowest first, so that the highest lies on top. */
export function contourLayers(
  contours: FeatureCollection,
  hidden: ReadonlySet<number>,
): LayerState[] {
  const shown = DRAWN.filter(({ level }) => !hidden.has(level.perYear))
    .map((drawn) => ({ ...drawn, features: featuresAt(contours, drawn.level) }))
    .reverse();
  return [
    ...shown.map(({ tint, features }) => layerState(tint, TINT, { features })),
    layerState(CASING, 0.8, { features: shown.flatMap(({ features }) => features) }),
    ...shown.map(({ line, features }) => layerState(line, 1, { features })),
  ];
}

/** The name of each level on its own line. */
export function levelNames(contours: FeatureCollection, hidden: ReadonlySet<number>): LayerState {
  const names = RISK_LEVELS.filter(({ perYear }) => !hidden.has(perYear)).flatMap((level) =>
    featuresAt(contours, level).flatMap((feature) => namesOf(feature, level)),
  );
  return layerState(LEVEL_NAMES, 1, { features: names });
}

/** Targets with sign and risk, those over their limit apart: they are never thinned out. */
export function targetLayers(targets: readonly RiskTarget[]): LayerState[] {
  const of = (isMet: boolean) => targets.filter((target) => target.isMet === isMet).map(targetMark);
  return [
    layerState(TARGETS_MET, 1, { features: of(true) }),
    layerState(TARGETS_OVER, 1, { features: of(false) }),
  ];
}

function targetMark({ id, name, kind, at, riskPerYear, isMet }: RiskTarget): MapFeature {
  const words = (text: string) => `${isMet ? '✓' : '✕'} ${text} ${perYearText(riskPerYear)}`;
  return {
    id: String(id),
    geometry: { type: 'Point', coordinates: at },
    properties: { kind, nameZh: words(name.zh), nameEn: words(name.en) },
  };
}

/** A facility of a chain and where it stands. */
export type ChainStop = { readonly name: Text; readonly at: LonLat };

/** The way of a chain with an arrow at each end, and its facilities by number. */
export function chainLayers(stops: readonly ChainStop[]): LayerState[] {
  const ways = stops
    .slice(1)
    .flatMap(({ at }, before) => arrow(stops[before]?.at ?? at, at, before));
  const names = stops.map(({ name, at }, index): MapFeature => ({
    id: String(index),
    geometry: { type: 'Point', coordinates: at },
    properties: { nameZh: `${index + 1} ${name.zh}`, nameEn: `${index + 1} ${name.en}` },
  }));
  return [
    layerState(CHAIN, 1, { features: ways }),
    layerState(CHAIN_NAMES, 1, { features: names }),
  ];
}

/** Everything that a study draws. Null where it draws nothing. */
export function studyBounds({ contours, targets }: RiskStudyResult): Bbox | null {
  const places = contours.features
    .flatMap(({ geometry }) => polygonsOf(geometry))
    .flatMap(([outline = []]) => outline);
  const box = bboxOf([...places, ...targets.map(({ at }) => at)]);
  return box && bufferBbox(box, MARGIN_M);
}

function featuresAt({ features }: FeatureCollection, { perYear }: RiskLevel): MapFeature[] {
  return features
    .filter(({ properties, geometry }) => properties['levelPerYear'] === perYear && geometry)
    .map(({ geometry }, at) => ({
      id: `${perYear}:${at}`,
      geometry: geometry as unknown as Geometry,
      properties: {},
    }));
}

function namesOf({ id, geometry }: MapFeature, { perYear, nameAtDeg }: RiskLevel): MapFeature[] {
  const outlines = polygonsOf(geometry as never).map(([outline = []]: Rings) => outline);
  const areas = outlines.map((outline) => Math.abs(signedArea(outline)));
  const largest = Math.max(0, ...areas);
  return outlines.flatMap((outline, at): MapFeature[] => {
    const place = farthest(outline, nameAtDeg);
    if (!place || (areas[at] ?? 0) < largest * NAMED_SHARE) return [];
    return [
      {
        id: `${id}:name:${at}`,
        geometry: { type: 'Point', coordinates: place },
        properties: { label: perYearText(perYear), rank: -Math.log10(perYear) },
      },
    ];
  });
}

/** The corner that lies farthest in a direction. */
function farthest(outline: readonly LonLat[], towardsDeg: number): LonLat | undefined {
  const [east, north] = [Math.sin(towardsDeg * RAD), Math.cos(towardsDeg * RAD)];
  return outline.reduce<LonLat | undefined>(
    (best, place) =>
      best === undefined || (place[0] - best[0]) * east + (place[1] - best[1]) * north > 0
        ? place
        : best,
    undefined,
  );
}

function arrow(from: LonLat, to: LonLat, index: number): MapFeature[] {
  const frame = localFrame(from);
  const [east, north] = frame.toMetres(to);
  const lengthM = Math.hypot(east, north);
  if (lengthM === 0) return [];
  const barbM = Math.min(MOST_BARB_M, lengthM * 0.2);
  const barb = (turn: number): Position => {
    const back = Math.atan2(-east, -north) + turn * RAD;
    return frame.toLonLat([east + Math.sin(back) * barbM, north + Math.cos(back) * barbM]);
  };
  const coordinates = [
    [from, to],
    [barb(-28), to, barb(28)],
  ];
  return [
    { id: `way:${index}`, geometry: { type: 'MultiLineString', coordinates }, properties: {} },
  ];
}
