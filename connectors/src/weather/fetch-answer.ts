import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { WeatherDevice } from '@parkwatch/domain/sources/weather';
import { MAX_BYTES } from './decode.ts';

type Asked = {
  readonly from: WeatherDevice['from'];
  readonly secret: string | undefined;
  /** The source's own folder: files are read from nowhere else. */
  readonly folder: string;
  readonly signal: AbortSignal;
};

/**
 * The bytes that a station offers now.
 * @throws Error with a reason for the engineer; the secret and the address's query are not in it
 */
export async function fetchAnswer(asked: Asked): Promise<Uint8Array> {
  const { from, folder, secret, signal } = asked;
  if (from.kind === 'file') return readBounded(join(folder, from.name));
  const headers = new Headers({ accept: 'application/json, text/csv, */*;q=0.1' });
  if (from.secretHeader !== undefined && secret !== undefined)
    headers.set(from.secretHeader, secret);
  // A redirect could lead anywhere with the secret in hand.
  const response = await fetch(from.url, { headers, signal, redirect: 'error' }).catch(
    (error: unknown) => {
      throw new Error(`no answer: ${reasonOf(error)}`, { cause: error });
    },
  );
  if (!response.ok) {
    await response.body?.cancel();
    throw new Error(`status ${response.status}`);
  }
  return readBody(response);
}

async function readBody(response: Response): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  const body: AsyncIterable<Uint8Array> | null = response.body;
  for await (const part of body ?? []) {
    bytes += part.length;
    if (bytes > MAX_BYTES) throw new Error(`more than ${MAX_BYTES} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

async function readBounded(path: string): Promise<Uint8Array> {
  const file = await open(path).catch((error: unknown) => {
    throw new Error(`no file: ${(error as NodeJS.ErrnoException).code ?? 'unreadable'}`, {
      cause: error,
    });
  });
  try {
    const { size } = await file.stat();
    if (size > MAX_BYTES) throw new Error(`more than ${MAX_BYTES} bytes`);
    return await file.readFile();
  } finally {
    await file.close();
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const cause = error.cause as NodeJS.ErrnoException | undefined;
  return cause?.code ?? error.name;
}
