import { Worker } from 'node:worker_threads';
import type { TransactionStatus } from './backend-messages.ts';
import { firstError } from './backend-messages.ts';
import { queryMessage } from './frontend-messages.ts';
import { turns } from './turns.ts';
import type { Turns } from './turns.ts';
import type { FromWorker, ToWorker, WorkerInput } from './worker-messages.ts';

type OnBlock = (bytes: Buffer) => void;
type Listener = (payload: string) => void;

/** The embedded database as the main thread sees it. */
export type Engine = {
  readonly serverVersion: string;
  readonly turns: Turns;
  /** Passes whole protocol messages; only for whoever has the turn. Blocks arrive before it resolves. */
  exec: (messages: Uint8Array, onBlock: OnBlock) => Promise<TransactionStatus | undefined>;
  listen: (channel: string, listener: Listener) => Promise<() => Promise<void>>;
  /** The database folder as a tar, taken between two transactions after a checkpoint. */
  dump: () => Promise<Buffer>;
  /** Waits for the client whose turn it is, then shuts the database down in good order. */
  close: () => Promise<void>;
  /** Called once if the thread dies without having been closed; every later call is refused. */
  onDeath: (callback: (error: Error) => void) => void;
};

type Call = {
  onBlock: OnBlock;
  resolve(status: TransactionStatus | undefined): void;
  reject(error: Error): void;
};

/** Starts the thread and resolves when the database answers. */
export async function startEngine(input: WorkerInput): Promise<Engine> {
  const thread = startThread(input);
  const serverVersion = await thread.opened;
  const { send } = thread;
  const order = turns();

  async function alone(query: string): Promise<void> {
    const pass = await order.take();
    try {
      const blocks: Buffer[] = [];
      await send({ kind: 'exec', bytes: copyOf(queryMessage(query)) }, (b) => blocks.push(b));
      const error = firstError(Buffer.concat(blocks));
      if (error !== undefined) throw new Error(`${query}: ${error}`);
    } finally {
      pass();
    }
  }

  return {
    serverVersion,
    turns: order,
    exec: (messages, onBlock) => send({ kind: 'exec', bytes: copyOf(messages) }, onBlock),
    listen: (channel, listener) => thread.listeners.add(channel, listener, alone),
    async dump() {
      await alone('CHECKPOINT');
      const pass = await order.take();
      try {
        const blocks: Buffer[] = [];
        await send({ kind: 'dump' }, (bytes) => blocks.push(bytes));
        return Buffer.concat(blocks);
      } finally {
        pass();
      }
    },
    async close() {
      const pass = await order.take();
      try {
        await thread.close();
      } finally {
        pass();
      }
    },
    onDeath: thread.onDeath,
  };
}

/** A thread owns what it is sent; a pooled Buffer shares its memory with others, so it is copied. */
function copyOf(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}

/** `Omit` on a union keeps only what all members share; this keeps each member. */
type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;

function startThread(input: WorkerInput) {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: input,
    // Flags of the parent (--input-type, --cpu-prof, --test …) are not meant for it.
    execArgv: [],
  });
  const calls = new Map<number, Call>();
  const listeners = listenerTable();
  const opened = Promise.withResolvers<string>();
  const ended = Promise.withResolvers<void>();
  const deathWatchers: ((error: Error) => void)[] = [];
  let lastId = 0;
  let closing = false;
  let death: Error | undefined;

  worker.on('message', (message: FromWorker) => {
    if (message.kind === 'opened') opened.resolve(message.serverVersion);
    else if (message.kind === 'notification') listeners.tell(message.channel, message.payload);
    else settle(calls, message);
  });
  function die(error: Error): void {
    if (death !== undefined) return;
    death = error;
    opened.reject(error);
    for (const call of calls.values()) call.reject(error);
    calls.clear();
    ended.resolve();
    if (!closing) for (const watcher of deathWatchers) watcher(error);
  }
  // PGlite throws non-errors too ("ExitStatus" of Emscripten), hence unknown.
  worker.on('error', (error: unknown) =>
    die(new Error('the embedded database stopped', { cause: error })),
  );
  worker.on('exit', (code) => die(new Error(`the embedded database is closed (exit ${code})`)));

  function send(message: WithoutId<ToWorker>, onBlock: OnBlock) {
    const { promise, resolve, reject } = Promise.withResolvers<TransactionStatus | undefined>();
    if (death !== undefined) return Promise.reject(death);
    const id = ++lastId;
    calls.set(id, { onBlock, resolve, reject });
    const transfer = message.kind === 'exec' ? [message.bytes.buffer] : [];
    worker.postMessage({ ...message, id }, transfer);
    return promise;
  }

  async function close(): Promise<void> {
    if (death !== undefined) return;
    closing = true;
    await send({ kind: 'close' }, () => undefined);
    await worker.terminate();
    await ended.promise;
  }

  const onDeath = (watcher: (error: Error) => void) => void deathWatchers.push(watcher);
  return { opened: opened.promise, send, listeners, close, onDeath };
}

function settle(
  calls: Map<number, Call>,
  message: Extract<FromWorker, { kind: 'block' | 'done' | 'failed' }>,
): void {
  const call = calls.get(message.id);
  if (call === undefined) return;
  if (message.kind === 'block') {
    const { buffer, byteOffset, byteLength } = message.bytes;
    call.onBlock(Buffer.from(buffer, byteOffset, byteLength));
    return;
  }
  calls.delete(message.id);
  if (message.kind === 'done') call.resolve(message.status);
  else call.reject(new Error(`embedded database: ${message.message}`));
}

function listenerTable() {
  const table = new Map<string, Set<Listener>>();
  return {
    tell(channel: string, payload: string): void {
      for (const listener of table.get(channel) ?? []) listener(payload);
    },
    async add(channel: string, listener: Listener, run: (query: string) => Promise<void>) {
      const quoted = `"${channel.replaceAll('"', '""')}"`;
      const known = table.get(channel);
      const listeners = known ?? new Set<Listener>();
      listeners.add(listener);
      table.set(channel, listeners);
      if (known === undefined) await run(`LISTEN ${quoted}`);
      return async () => {
        listeners.delete(listener);
        if (listeners.size > 0 || table.get(channel) !== listeners) return;
        table.delete(channel);
        await run(`UNLISTEN ${quoted}`);
      };
    },
  };
}
