/**
 * The thread that computes: PGlite runs on whichever thread calls it, so a query of seconds would
 * stop the HTTP server. Only protocol bytes pass in and out (`worker-messages.ts`).
 */
import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { postgis } from '@electric-sql/pglite-postgis';
import { backendReader } from './backend-messages.ts';
import type { TransactionStatus } from './backend-messages.ts';
import { DURABLE_START, durableFiles } from './durable-files.ts';
import { queryMessage } from './frontend-messages.ts';
import type { FromWorker, ToWorker, WorkerInput } from './worker-messages.ts';

const { dataDir, templateFile } = workerData as WorkerInput;

const db = await PGlite.create({
  extensions: { postgis },
  ...(dataDir === undefined ? {} : { fs: durableFiles(dataDir), startParams: DURABLE_START }),
  ...(templateFile === undefined ? {} : { loadDataDir: new Blob([readFileSync(templateFile)]) }),
});

function post(message: FromWorker, transfer: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transfer);
}

/**
 * One exchange with the backend. The streaming call is not only for big results: execProtocolRaw of
 * 0.5.8 parses all it returns into a list that it never empties, which is a leak of every row.
 */
async function exec(
  message: Uint8Array,
  block: (bytes: Uint8Array<ArrayBuffer>) => void,
): Promise<TransactionStatus | undefined> {
  const reader = backendReader({
    block,
    notification: (channel, payload) => post({ kind: 'notification', channel, payload }),
  });
  // The folder is a real one and needs no copying out: syncToFs is for browsers.
  await db.execProtocolRawStream(message, {
    syncToFs: false,
    onRawData: (chunk) => reader.push(chunk),
  });
  return reader.end();
}

async function answer(message: ToWorker): Promise<void> {
  const { id } = message;
  if (message.kind === 'exec') {
    const block = (bytes: Uint8Array<ArrayBuffer>) =>
      post({ kind: 'block', id, bytes }, [bytes.buffer]);
    const status = await exec(message.bytes, block);
    post({ kind: 'done', id, status });
  } else if (message.kind === 'dump') {
    const tar = await db.dumpDataDir('none');
    const bytes = new Uint8Array(await tar.arrayBuffer());
    post({ kind: 'block', id, bytes }, [bytes.buffer]);
    post({ kind: 'done', id, status: undefined });
  } else {
    await db.close();
    post({ kind: 'done', id, status: undefined });
    parentPort?.close();
  }
}

// One after the other: a message that arrives while another is served waits for it.
let last: Promise<void> = Promise.resolve();
parentPort?.on('message', (message: ToWorker) => {
  last = last
    .then(() => answer(message))
    .catch((error: unknown) => post({ kind: 'failed', id: message.id, message: String(error) }));
});

async function serverVersion(): Promise<string> {
  const blocks: Uint8Array[] = [];
  await exec(queryMessage('SHOW server_version'), (bytes) => blocks.push(bytes));
  // The one number in the answer: RowDescription carries only the column's name.
  return /\d+\.\d+/.exec(Buffer.concat(blocks).toString('latin1'))?.[0] ?? '0.0';
}

post({ kind: 'opened', serverVersion: await serverVersion() });
