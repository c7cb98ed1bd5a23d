// Run by memory.test.ts as processes of their own: FOLDER write BYTES fills a spool, FOLDER drain empties it as the pump does,
// and prints what memory that took beyond an idle process, as JSON.
import { openSpool } from '../spool.ts';
import { readings } from './readings.ts';

const [folder, mode, bytes] = process.argv.slice(2);
const rss = () => process.memoryUsage().rss;
const options = {
  ...{ folder: folder!, capacityBytes: 1_000_000_000, segmentBytes: 16_000_000 },
  fsync: { policy: 'never' },
  ...{ now: Date.now, log: { info: () => undefined, warn: () => undefined } },
} as const;

async function write(): Promise<void> {
  const spool = await openSpool(options);
  while (spool.status().bytes < Number(bytes)) {
    const sources = Array.from({ length: 100 }, (_, at) => `s${at}`);
    await Promise.all(sources.map((source) => spool.append(readings(source, 0, 100))));
  }
  await spool.close();
}

async function drain(): Promise<void> {
  const idle = rss();
  let peak = 0;
  const look = () => (peak = Math.max(peak, rss()));
  const timer = setInterval(look, 5);
  const spool = await openSpool(options);
  const { bytes: held, waitingReadings } = spool.status();
  while ((await spool.backlog.take({ items: 500, bytes: 4_000_000 })).length > 0) {
    spool.backlog.acknowledge();
    look();
  }
  const left = spool.status().waitingReadings;
  clearInterval(timer);
  await spool.close();
  process.stdout.write(JSON.stringify({ held, waitingReadings, left, more: peak - idle }));
}

await (mode === 'write' ? write() : drain());
