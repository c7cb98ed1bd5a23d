import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { HttpProblem, httpProblem } from './problem.ts';

const inflate = promisify(gunzip);

/** Bytes of all bodies that are being taken in: many large ones at a time must not fill the memory. */
export type ByteBudget = { take(bytes: number): boolean; give(bytes: number): void };

export function byteBudget(most: number): ByteBudget {
  let taken = 0;
  return {
    take(bytes) {
      if (taken + bytes > most) return false;
      taken += bytes;
      return true;
    },
    give: (bytes) => void (taken -= bytes),
  };
}

/** What holds bytes of the budget until `give` is called. */
export type Hold = { take(bytes: number): void; give(): void };

export function holdOf(budget: ByteBudget): Hold {
  let held = 0;
  return {
    take(bytes) {
      if (!budget.take(bytes)) throw httpProblem('not-taken', { retryS: 5 });
      held += bytes;
    },
    give() {
      budget.give(held);
      held = 0;
    },
  };
}

/**
 * The body as sent. A sender that says too much or more than it announced is stopped; one that is too slow is cut off by
 * the server's request time-out, which ends the stream with an error.
 */
export async function readBody(
  req: IncomingMessage,
  { most, hold }: { readonly most: number; readonly hold: Hold },
): Promise<Buffer> {
  const announced = Number(req.headers['content-length'] ?? 0);
  if (announced > most) throw tooLarge(most);
  const chunks: Buffer[] = [];
  let size = 0;
  // A refusal must not end the line before it was told.
  const stream = req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > most) throw tooLarge(most);
    hold.take(chunk.length);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

/** The body's content: a small gzip can't become a large one. */
export async function inflated(
  body: Buffer,
  encoding: string,
  { most, hold }: { readonly most: number; readonly hold: Hold },
): Promise<Buffer> {
  if (encoding === 'identity' || encoding === '') return body;
  try {
    const content = await inflate(body, { maxOutputLength: most });
    hold.take(content.length);
    return content;
  } catch (error) {
    if (error instanceof HttpProblem) throw error;
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(most);
    const detail = { zh: '不是有效的 gzip', en: 'The body is not valid gzip' };
    throw httpProblem('bad-request', { detail });
  }
}

function tooLarge(most: number): HttpProblem {
  const detail = { zh: `最多 ${most} 字节`, en: `At most ${most} bytes` };
  return httpProblem('too-large', { detail });
}
