import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { ingestClient } from '../runtime/ingest-client.ts';
import { readReplayConfig, USAGE } from './config.ts';
import { readRecording } from './read-recording.ts';
import { replay } from './replay.ts';

/** Bad lines shown one by one; the rest are in the count. */
const MOST_SHOWN = 10;

async function run(): Promise<void> {
  const { file, speed, url, key, keepsTimes } = readReplayConfig(process.argv.slice(2));
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort(new Error('interrupted')));
  const input = file === '-' ? process.stdin : createReadStream(file);
  const lines = createInterface({ input, crlfDelay: Infinity });
  const client = ingestClient({
    ...{ url, key, signal: stop.signal },
    onOutage: (reason) =>
      console.error(reason === null ? 'the api is back' : `the api is away (${reason}): trying on`),
  });
  let shown = 0;
  const counts = await replay(readRecording(lines), {
    ...{ client, speed, keepsTimes, now: Date.now },
    onBadLine: (line, reason) => {
      if (shown++ < MOST_SHOWN) console.error(`line ${line}: ${reason}`);
    },
  });
  if (counts.sent + counts.badLines === 0) {
    console.error(`no readings in ${file} · ${file} 中没有读数`);
    process.exitCode = 1;
    return;
  }
  console.log(JSON.stringify(counts));
  if (counts.rejected > 0 || counts.badLines > 0) process.exitCode = 1;
}

try {
  await run();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error(USAGE);
  process.exitCode = 2;
}
