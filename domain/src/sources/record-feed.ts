/**
 * What is delivered as records, each known by its enterprise and the enterprise's own id. The word is the last segment
 * of the path of the ingest (`POST /ingest/facilities`).
 */
export const RECORD_FEEDS = [
  'facilities',
  'inventories',
  'self-checks',
  'inspections',
  'hazard-units',
  'special-works',
  'weather-warnings',
  'camera-events',
  'recognition-signs',
  'dual-prevention/risk-objects',
  'dual-prevention/risk-units',
  'dual-prevention/risk-events',
  'dual-prevention/control-measures',
  'dual-prevention/check-tasks',
  'dual-prevention/check-records',
  'dual-prevention/hidden-dangers',
  'dual-prevention/deactivations',
  'dual-prevention/commitments',
] as const;
export type RecordFeed = (typeof RECORD_FEEDS)[number];

/** Their records name no enterprise: warnings are the park's, cameras may be anybody's. Not for accounts of single enterprises. */
export const PARK_FEEDS: readonly string[] = [
  'weather-warnings',
  'camera-events',
  'recognition-signs',
] satisfies RecordFeed[];
