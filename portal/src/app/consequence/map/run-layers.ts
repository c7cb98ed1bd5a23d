import type { LonLat } from '@parkwatch/domain/geo/lon-lat';
import { layerState, type LayerState, type MapFeature } from '@parkwatch/domain/map/layer-state';
import type { Text } from '@parkwatch/domain/text/text';
import type {
  ConsequenceLevel,
  ConsequenceRun,
  ConsequenceRunSummary,
} from '@parkwatch/domain/wire/consequence';
import { contourFeatures } from '../../map/data/run-features.ts';
import { frameAt } from '../run-store.ts';
import { ENVELOPE, FIRST, NAMES, PROBABILITY, SECOND, SOURCE, WIND, ZONE } from './run-specs.ts';
import { boundsOf, nameSpotOf, tipOf, windArrow } from './run-shapes.ts';

/** What of a run is to be drawn. */
export type RunPicture = {
  /** Null: everything that is reached at any time. */
  readonly timeS: number | null;
  readonly isShown: (level: ConsequenceLevel) => boolean;
  readonly hasEnvelope: boolean;
  readonly uncertainLevelId: string | null;
};

/** Layers between the things of the park and their names, and marks above all. */
export type RunLayers = {
  readonly zones: readonly LayerState[];
  readonly marks: readonly LayerState[];
};

/** One run: filled zones, the edge over all time, lines of probability, the source and the wind. */
export function runLayers(run: ConsequenceRun, picture: RunPicture): RunLayers {
  const zone = zonesAt(run, picture);
  const envelope =
    picture.timeS !== null && picture.hasEnvelope
      ? contourFeatures(run.levels, run.envelope, picture.isShown)
      : [];
  const lines = contourFeatures(
    run.levels,
    run.exceedance,
    ({ id }) => id === picture.uncertainLevelId,
  );
  const names = [
    ...zone.flatMap((one) => levelName(run, one)),
    ...lines.flatMap((one) => shareName(run, one)),
  ];
  return {
    zones: [
      layerState(ZONE, 1, { features: zone }),
      layerState(ENVELOPE, 1, { features: envelope }),
      layerState(PROBABILITY, 1, { features: lines }),
    ],
    marks: [...marksOf(run, zone), layerState(NAMES, 1, { features: names })],
  };
}

/** Two runs on one map: the first with solid lines, the second dashed; sources and winds carry their letter. */
export function twoRunsLayers(
  runs: readonly [ConsequenceRun, ConsequenceRun],
  picture: RunPicture,
): RunLayers {
  const zones = runs.map((run) => zonesAt(run, picture));
  // One length for both arrows: they tell directions.
  const longestM = Math.max(...runs.map((run, at) => reachM(run, zones[at] ?? [])));
  const arrows = runs.map((run) => windArrow(run, longestM));
  const names = runs.flatMap((run, at) => [
    ...(zones[at] ?? []).flatMap((zone) => levelName(run, zone, `${LETTERS[at]} `)),
    ...(arrows[at] ?? []).flatMap((arrow) => letterName(run, arrow, at)),
  ]);
  const sources = runs.map(({ at }, index) => ({ ...sourceMark(at), id: `source:${index}` }));
  const winds = arrows.flatMap((own, at) => own.map((arrow) => ({ ...arrow, id: `wind:${at}` })));
  return {
    zones: [
      layerState(FIRST, 1, { features: zones[0] ?? [] }),
      layerState(SECOND, 1, { features: zones[1] ?? [] }),
    ],
    marks: [
      layerState(WIND, 1, { features: winds }),
      layerState(SOURCE, 1, { features: sources }),
      layerState(NAMES, 1, { features: names }),
    ],
  };
}
const LETTERS = ['A', 'B'] as const;

/**
 * The zones of a moment: the cloud as it stands then, and what does not drift (fires, explosions) as it is at any time.
 */
export function zonesAt(run: ConsequenceRun, { timeS, isShown }: RunPicture): MapFeature[] {
  if (timeS === null) return contourFeatures(run.levels, run.envelope, isShown);
  const clouds = new Set(run.events.flatMap(({ id, kind }) => (kind === 'cloud' ? [id] : [])));
  const frame = frameAt(run, timeS);
  const moment = frame ? contourFeatures(run.levels, frame.contours, isShown) : [];
  const still = contourFeatures(
    run.levels,
    run.envelope,
    (level) => isShown(level) && !clouds.has(level.eventId),
  );
  return [...still, ...moment];
}

type Named = Pick<ConsequenceRunSummary, 'at' | 'windMPerS' | 'windFromDeg'>;

/** The source and the wind, for a run or for a place that is only chosen. */
export function marksOf(run: Named, zone: readonly MapFeature[]): LayerState[] {
  return [
    layerState(WIND, 1, { features: windArrow(run, reachM(run, zone)) }),
    layerState(SOURCE, 1, { features: [sourceMark(run.at)] }),
  ];
}

function reachM({ at }: Named, zone: readonly MapFeature[]): number {
  const [west, south, east, north] = boundsOf(at, zone);
  return (Math.max(east - west, north - south) / 2) * 111_320;
}

export function sourceMark(at: ConsequenceRunSummary['at']): MapFeature {
  return { id: 'source', geometry: { type: 'Point', coordinates: at }, properties: {} };
}

function levelName({ at }: ConsequenceRun, zone: MapFeature, before = ''): MapFeature[] {
  const { nameZh, nameEn } = zone.properties as Record<'nameZh' | 'nameEn', string>;
  const aside = ASIDE_DEG[String(zone.properties['colour'])] ?? 0;
  const spot = nameSpotOf(at, zone, aside);
  return named(zone, spot, { zh: before + nameZh, en: before + nameEn });
}

function letterName({ at }: ConsequenceRun, arrow: MapFeature, index: number): MapFeature[] {
  const words = LETTERS[index] ?? '';
  return named(arrow, tipOf(at, arrow), { zh: words, en: words });
}

function shareName({ at }: ConsequenceRun, line: MapFeature): MapFeature[] {
  const words = `${Math.round(Number(line.properties['probability']) * 100)} %`;
  return named(line, tipOf(at, line), { zh: words, en: words });
}

/** The levels lie within each other: their names stand to the left, to the right and at the end. */
const ASIDE_DEG: Readonly<Record<string, number>> = { red: -55, orange: 40, yellow: 0 };

function named(shape: MapFeature, spot: LonLat | null, words: Text): MapFeature[] {
  if (!spot) return [];
  const properties = { nameZh: words.zh, nameEn: words.en, rank: 50 };
  const geometry = { type: 'Point' as const, coordinates: spot };
  return [{ id: `name:${shape.id}:${words.en}`, geometry, properties }];
}
