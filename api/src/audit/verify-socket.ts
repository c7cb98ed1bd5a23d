import { chmodSync, rmSync } from 'node:fs';
import { createServer, connect } from 'node:net';
import { join } from 'node:path';
import type { Database } from '../db/database.ts';
import { verifyTrail } from './verify.ts';
import type { KnownHead, Verification } from './verify.ts';

/** The longest path that a Unix socket may have (sun_path, Linux; macOS has 104). */
const MOST_PATH_BYTES = 103;
/** A question is a number and a hash. */
const MOST_QUESTION_BYTES = 200;

export function verifySocketPath(dataDir: string): string {
  return join(dataDir, 'audit.sock');
}

/**
 * Lets `npm run audit:verify` ask the process that holds the embedded database, which nobody else can open meanwhile. The
 * socket lies in the data folder and is for its owner alone: who can use it could read the database's files as well.
 * @returns closes it
 */
export async function serveVerification(
  db: Database,
  dataDir: string,
): Promise<() => Promise<void>> {
  const path = verifySocketPath(dataDir);
  if (Buffer.byteLength(path) > MOST_PATH_BYTES) return async () => undefined;
  // One that a killed process left. The data folder is locked, so no other one is using it.
  rmSync(path, { force: true });
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    let question = '';
    socket.setTimeout(10_000, () => socket.destroy());
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      question += chunk.toString();
      if (question.length > MOST_QUESTION_BYTES) socket.destroy();
    });
    socket.on('end', () => {
      socket.setTimeout(0);
      const answer = verifyTrail(db, knownHeadOf(question)).then(
        (verification) => JSON.stringify(verification),
        () => '',
      );
      void answer.then((text) => socket.end(text));
    });
  });
  server.unref();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
  chmodSync(path, 0o600);
  return () => new Promise((resolve) => server.close(() => resolve()));
}

/** Asks the running process; undefined when none answers there. */
export async function askForVerification(
  dataDir: string,
  known?: KnownHead,
): Promise<Verification | undefined> {
  const text = await new Promise<string>((resolve) => {
    let answer = '';
    const socket = connect({ path: verifySocketPath(dataDir), allowHalfOpen: true });
    socket.on('error', () => resolve(''));
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('end', () => {
      socket.end();
      resolve(answer);
    });
    socket.end(known === undefined ? '\n' : `${known.id}:${known.hash}`);
  });
  return text === '' ? undefined : (JSON.parse(text) as Verification);
}

/** `ID:HASH`, as a verification prints it. */
export function knownHeadOf(text: string): KnownHead | undefined {
  const match = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text.trim());
  return match === null ? undefined : { id: Number(match[1]), hash: match[2]! };
}
