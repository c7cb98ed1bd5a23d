import { centreWkt, CHLORINE_CAS, insertRow } from './tenant-fixture.ts';
import type { Tenant } from './tenant-fixture.ts';
import type { Tx } from '../db/tx.ts';

/** A small leak of the tenant's tank, without an ensemble: what a request needs at least. */
export function sampleRunInput({ id }: Tenant) {
  return {
    place: { facilityId: id },
    scenario: { kind: 'hole', holeDiameterMm: 10, durationS: 600 },
    weather: { windMPerS: 3, windFromDeg: 270, stability: 'D' },
    members: 0,
  } as const;
}

/** A stored run about the tenant's tank, the smallest that its contract allows. */
export async function insertRun(tx: Tx, tenant: Tenant, { now }: { now: Date }): Promise<void> {
  const { id, marker, corner, code } = tenant;
  const name = { zh: `${marker} 氯`, en: `${marker} chlorine` };
  const shown = {
    ...{ at: corner, substance: { cas: CHLORINE_CAS, name } },
    ...{ windMPerS: 3, windFromDeg: 270, stability: 'D', redReachM: null },
  };
  const summary = {
    ...shown,
    facility: { id, code: `${code}-T1`, name, enterpriseName: name },
    scenario: sampleRunInput(tenant).scenario,
  };
  const none = { type: 'FeatureCollection', features: [] };
  const answer = {
    ...shown,
    ...{ inputs: [], release: { figures: [], steps: [] }, cloudModel: null, events: [] },
    ...{ levels: [], frames: [], envelope: none, exceedance: none, enterprises: [], targets: [] },
    ...{ caveats: [], engineVersion: 'test' },
  };
  const facts = { source: corner, enterprises: [], targets: [], population: [] };
  const input = {
    ...sampleRunInput(tenant),
    ...{ receptorHeightM: 1.5, lookAheadMin: 60 },
  };
  await insertRow(tx, 'consequence_run', {
    ...{ id, number: `HG-${marker}`, title: marker, created_at: now, creator_name: 'duty' },
    ...{ creator_role: 'duty', facility_id: id, input, facts, summary, answer },
    ...{ engine_version: 'test', result_hash: '0'.repeat(64), computed_ms: 1 },
    geom: centreWkt(corner),
  });
}

/** A study of the tenant's tank that is done, the smallest that its contract allows. */
export async function insertStudy(tx: Tx, tenant: Tenant, { now }: { now: Date }): Promise<void> {
  const { id, marker } = tenant;
  const none = { type: 'FeatureCollection', features: [] };
  const lines = { upper: 1e-3, lower: 1e-5, maxPeople: 1000 };
  const result = {
    ...{ assumptions: [], contours: none, targets: [], facilities: [], chains: [], caveats: [] },
    fnCurve: { points: [], region: 'acceptable', isBeyondLines: false, lines },
  };
  const figures = {
    ...{ facilityCount: 0, scenarioCount: 0, highestRiskPerYear: 0, lossOfLifePerYear: 0 },
    ...{ societalRegion: 'acceptable', targetsOverLimit: 0 },
  };
  await insertRow(tx, 'risk_study', {
    ...{ id, number: `FX-${marker}`, title: marker, created_at: now, creator_name: 'duty' },
    ...{
      creator_role: 'duty',
      state: 'done',
      progress: 1,
      seen_at: now,
      facts: {},
      figures,
      result,
    },
    input: { status: 'in-service', terrain: 'urban', dominoOrder: 2 },
    ...{ engine_version: 'test', result_hash: '0'.repeat(64), computed_ms: 1 },
  });
}
