import { demoFeed } from '../api/src/demo/demo-points.ts';
import type { DemoKeys } from '../api/src/demo/load-demo-park.ts';
import type { Parts } from '../api/src/parts.ts';
import { demoRecords } from '../api/src/demo/demo-records.ts';
import { startDemoRecords } from '../connectors/src/replay/demo-records.ts';
import { startDemoSignals } from '../connectors/src/replay/demo-signals.ts';
import { readDemoPark } from '../gis-data/src/demo/demo-park.ts';
import { readSignals } from '../gis-data/src/signals/signals.ts';

type Options = {
  readonly parts: Parts;
  readonly demo: DemoKeys;
  readonly url: string;
  readonly signal: AbortSignal;
};

/** So much of the past is filled in at the first start, so that curves are not empty. */
const BACKFILL_HOURS = 6;

/**
 * Recorded signals drive the demo park's sensors, and stock and self-checks follow them, over the same HTTP and keys as an enterprise's. It stands here because
 * neither the api nor the connectors may import the other.
 */
export async function runDemo({ parts, demo, url, signal }: Options): Promise<void> {
  const { log, config } = parts;
  const park = readDemoPark();
  const onRefused = (source: string, error: Error) =>
    log.warn({ source, err: error }, 'demo.refused');
  const wire = { url, signal, keys: demo.keys, onRefused };
  const signals = readSignals(park);
  const { started, done } = startDemoSignals({
    ...demoFeed(park, signals),
    ...{ ...wire, speed: config.demoSpeed },
    backfillHours: demo.isFirstStart ? BACKFILL_HOURS : 0,
    onOutage: (reason) => log.warn({ reason }, 'demo.outage'),
  });
  await started;
  await Promise.all([done, startDemoRecords({ ...wire, sources: demoRecords(park, signals) })]);
}
