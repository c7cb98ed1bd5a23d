import { parentPort } from 'node:worker_threads';
import { followInputs } from '@parkwatch/domain/risk/followed-field';
import type { FollowedField } from '@parkwatch/domain/risk/followed-field';
import { heatOf } from '@parkwatch/domain/risk/heat';
import { heldAbove, packHeld, pastClasses, unpackHeld } from '@parkwatch/domain/risk/held-runs';
import { landCellsOf, landColours } from '@parkwatch/domain/risk/land-colours';
import { reliefsOf } from '@parkwatch/domain/risk/relief';
import { zonesOf } from '@parkwatch/domain/risk/zones';
import type { ComputedZones, ZoneTask } from './compute-zones.ts';

/** So many actions are told of each zone. */
const RELIEFS = 3;

let followed: FollowedField | null = null;

parentPort?.on('message', (task: ZoneTask) => {
  parentPort?.postMessage(computed(task));
});

function computed({ inputs, before, above, nowMs, lands }: ZoneTask): ComputedZones {
  followed = followInputs(followed, inputs);
  const { field, sources } = followed;
  const { settings } = inputs;
  const known =
    above !== null
      ? pastClasses(field.quanta, settings, above)
      : before && unpackHeld(before, field.quanta.length);
  const { zones, held } = zonesOf(field, sources, { settings, before: known, nowMs });
  return {
    zones: zones.map(({ allReasons, ...zone }) => ({
      ...zone,
      reliefs: reliefsOf({ ...zone, allReasons }, field, { settings, count: RELIEFS }),
    })),
    heat: heatOf(field),
    held: packHeld(held),
    above: heldAbove(field.quanta, settings, held),
    lands: landColours(zones, landCellsOf(lands, field.grid), { field, sources, settings }),
  };
}
