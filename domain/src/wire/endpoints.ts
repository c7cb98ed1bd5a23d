import type { AnyEndpoint } from './endpoint.ts';
import * as alarms from './alarms.ts';
import * as audit from './audit.ts';
import * as batches from './batches.ts';
import * as cameras from './cameras.ts';
import * as consequence from './consequence.ts';
import * as dataQuality from './data-quality.ts';
import * as dataSources from './data-sources.ts';
import * as dualPrevention from './dual-prevention.ts';
import * as enforcement from './enforcement.ts';
import * as enterprises from './enterprises.ts';
import * as equipmentWarnings from './equipment-warnings.ts';
import * as fileUploads from './file-uploads.ts';
import * as hazardUnits from './hazard-units.ts';
import * as hiddenDangers from './hidden-dangers.ts';
import * as incidents from './incidents.ts';
import * as ingest from './ingest.ts';
import * as inspections from './inspections.ts';
import * as interimMeasures from './interim-measures.ts';
import * as majorHazards from './major-hazards.ts';
import * as regionalOverview from './regional-overview.ts';
import * as riskMethods from './risk-methods.ts';
import * as riskRegister from './risk-register.ts';
import * as riskSheets from './risk-sheets.ts';
import * as riskStudies from './risk-studies.ts';
import * as seasons from './seasons.ts';
import * as selfChecks from './self-checks.ts';
import * as session from './session.ts';
import * as sourceSearches from './source-searches.ts';
import * as specialWorks from './special-works.ts';
import * as standardChanges from './standard-changes.ts';
import * as standardLibrary from './standard-library.ts';
import * as supervision from './supervision.ts';
import * as users from './users.ts';
import * as weatherRules from './weather-rules.ts';
import * as weatherWarnings from './weather-warnings.ts';
import * as zonePlaces from './zone-places.ts';
import * as zones from './zones.ts';

const MODULES = [
  session,
  enterprises,
  selfChecks,
  inspections,
  specialWorks,
  zones,
  zonePlaces,
  regionalOverview,
  alarms,
  incidents,
  consequence,
  sourceSearches,
  riskStudies,
  riskRegister,
  riskSheets,
  riskMethods,
  majorHazards,
  supervision,
  hiddenDangers,
  standardLibrary,
  standardChanges,
  interimMeasures,
  enforcement,
  ingest,
  hazardUnits,
  weatherWarnings,
  weatherRules,
  equipmentWarnings,
  seasons,
  cameras,
  batches,
  dualPrevention,
  dataQuality,
  dataSources,
  fileUploads,
  users,
  audit,
];

function isEndpoint(value: unknown): value is AnyEndpoint {
  return (
    typeof value === 'object' &&
    value !== null &&
    'path' in value &&
    'access' in value &&
    'method' in value
  );
}

/** Every endpoint of the api, in the order of the documentation. */
export const ENDPOINTS: readonly AnyEndpoint[] = MODULES.flatMap((module) =>
  Object.values(module).filter(isEndpoint),
);
