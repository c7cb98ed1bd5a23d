import { problem } from '../http/problem.ts';

/** What a call delivers, one entry per reading, not yet looked at. A line that is no JSON is an entry too. */
export type Entries = {
  readonly entries: readonly unknown[];
  /** Index of an entry → why it could not be read. */
  readonly broken: ReadonlyMap<number, string>;
};

export const NDJSON = 'application/x-ndjson';

/** The entries of a body that was JSON and is parsed. */
export function fromList(entries: readonly unknown[]): Entries {
  return { entries, broken: new Map() };
}

/** One JSON value per line; blank lines do not count, and a broken line costs only itself. */
export function fromLines(body: Buffer, max: number): Entries {
  const entries: unknown[] = [];
  const broken = new Map<number, string>();
  for (const [index, line] of body.toString('utf8').split('\n').entries()) {
    if (line.trim() === '') continue;
    if (entries.length === max) throw tooMany(max);
    try {
      entries.push(JSON.parse(line));
    } catch {
      broken.set(entries.length, `line ${index + 1} is not JSON`);
      entries.push(undefined);
    }
  }
  return { entries, broken };
}

function tooMany(max: number) {
  return problem('too-large', {
    detail: { zh: `一次最多 ${max} 条`, en: `At most ${max} entries a call` },
  });
}
