import type { TransactionStatus } from './backend-messages.ts';

/** What the main thread hands to the thread at its start. */
export type WorkerInput = {
  /** Folder of the database files; undefined: in memory. */
  dataDir: string | undefined;
  /** A tar of such a folder to begin with; only for a database in memory. */
  templateFile: string | undefined;
};

export type ToWorker =
  | { kind: 'exec'; id: number; bytes: Uint8Array<ArrayBuffer> }
  | { kind: 'dump'; id: number }
  | { kind: 'close'; id: number };

export type FromWorker =
  | { kind: 'opened'; serverVersion: string }
  | { kind: 'block'; id: number; bytes: Uint8Array<ArrayBuffer> }
  | { kind: 'done'; id: number; status: TransactionStatus | undefined }
  | { kind: 'failed'; id: number; message: string }
  | { kind: 'notification'; channel: string; payload: string };
