import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { presenceOf } from './presence.ts';
import { reliefsOf, type Relief } from './relief.ts';
import { fieldOf } from './risk-field.ts';
import type { RiskReason, RiskSource } from './risk-source.ts';
import { SAMPLE_CENTRE, sampleGrid } from './sample-park.ts';
import { ZONE_SETTINGS } from './zone-settings.ts';
import { zonesOf } from './zones.ts';

const GRID = sampleGrid(17);
const presence = presenceOf(GRID, []);
const reason = (kind: RiskReason['kind'], amount: number): RiskReason => ({
  ...{ id: `${kind}:1`, kind, refId: 1, amount },
  label: { zh: kind, en: kind },
});
const park = (...reasons: RiskReason[]) => {
  const sources: RiskSource[] = [
    {
      ...{ id: 'facility:1', enterpriseId: 1, reachM: 200, reasons },
      at: { type: 'Point', coordinates: SAMPLE_CENTRE },
    },
  ];
  const field = fieldOf(GRID, presence, sources);
  const { zones } = zonesOf(field, sources, { settings: ZONE_SETTINGS, before: null, nowMs: 0 });
  return { zones, field, more: { settings: ZONE_SETTINGS, count: 3 } };
};

describe('what would lower a zone', () => {
  it('names the cheapest effect first, with what would be left', () => {
    const { zones, field, more } = park(
      ...[reason('facility', 0.4), reason('hidden-danger', 0.5), reason('permit', 0.3)],
      reason('unknown-sensor', 0.05),
    );
    const reliefs = reliefsOf(zones[0]!, field, more);
    assert.deepEqual(
      reliefs.map(({ reason: { kind } }) => kind),
      ['permit', 'unknown-sensor', 'hidden-danger'],
    );
    const [permit, , danger] = reliefs as [Relief, Relief, Relief];
    assert.ok(Math.abs(permit.peakAfter - 0.95) < 1e-9);
    assert.equal(permit.colourAfter, 'yellow');
    assert.equal(permit.shareFreed, 1);
    assert.ok(Math.abs(danger.peakAfter - 0.75) < 1e-9);
  });
  it('is nothing where all is in good order', () => {
    const { zones, field, more } = park(reason('facility', 0.4));
    assert.deepEqual(reliefsOf(zones[0]!, field, more), []);
  });
  it('is at most what was asked for', () => {
    const { zones, field, more } = park(
      ...(['alarm', 'permit', 'measure', 'weather', 'vehicle'] as const).map((kind) =>
        reason(kind, 0.4),
      ),
    );
    assert.equal(reliefsOf(zones[0]!, field, more).length, 3);
  });
});
