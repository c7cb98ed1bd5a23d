import type { LayerSpec } from '@parkwatch/domain/map/layer-spec';
import { alarms } from './alarms.ts';
import { buildings } from './buildings.ts';
import { cameras } from './cameras.ts';
import { coast } from './coast.ts';
import { consequence } from './consequence.ts';
import { enterprises } from './enterprises.ts';
import { facilities } from './facilities.ts';
import { gates } from './gates.ts';
import { heat } from './heat.ts';
import { hiddenDangers } from './hidden-dangers.ts';
import { incidents } from './incidents.ts';
import { individualRisk } from './individual-risk.ts';
import { lots } from './lots.ts';
import { majorHazards } from './major-hazards.ts';
import { movingObjects } from './moving-objects.ts';
import { pipelines } from './pipelines.ts';
import { points } from './points.ts';
import { powerLines } from './power-lines.ts';
import { protectedTargets } from './protected-targets.ts';
import { rescueStations } from './rescue-stations.ts';
import { roads } from './roads.ts';
import { specialWorks } from './special-works.ts';
import { tanks } from './tanks.ts';
import { zones } from './zones.ts';

/** Every layer of the map, bottom first: the table of contents of what a map can show. */
export const LAYERS: readonly LayerSpec[] = [
  coast,
  lots,
  roads,
  heat,
  zones,
  individualRisk,
  consequence,
  buildings,
  facilities,
  tanks,
  pipelines,
  powerLines,
  gates,
  cameras,
  protectedTargets,
  rescueStations,
  points,
  majorHazards,
  movingObjects,
  enterprises,
  specialWorks,
  hiddenDangers,
  alarms,
  incidents,
];

/** Ids that `GET /api/v1/map/layers/:layer` serves: the stored layers that some spec reads. */
export const STORED_LAYER_IDS: readonly string[] = [
  ...new Set(LAYERS.flatMap(({ source }) => (source.kind === 'features' ? [source.layer] : []))),
];
