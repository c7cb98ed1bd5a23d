import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { FileMapping } from '@parkwatch/domain/sources/file-drop';
import { writeWhole } from './report.ts';

const told = z.object({ zh: z.string(), en: z.string() });
const mark = z.object({
  key: z.string(),
  account: z.string(),
  /** Where the file lies now: the report stands beside it. */
  path: z.string(),
  /** A file without errors is known when it comes again; one with errors is read anew, it may have been right but early. */
  isClean: z.boolean(),
  errors: z.array(
    z.object({ row: z.number(), column: z.string().nullable(), value: z.string(), message: told }),
  ),
  /** Batches that the park's system has not answered, with the rows of their records. */
  waiting: z.array(z.object({ batch: z.string(), rows: z.array(z.number()) })),
  titles: z.record(z.string(), z.string()),
});
/** What is known of a file that was taken. */
export type FileMark = z.infer<typeof mark>;

export type FileMarks = {
  get(key: string): Promise<FileMark | undefined>;
  put(mark: FileMark): Promise<void>;
  /** Of files some of whose batches were not answered before the start. */
  waiting(): Promise<FileMark[]>;
};

const MOST = 5000;

/** The same bytes under the same mapping for the same account are the same file, whatever its name. */
export function markKey(account: string, bytes: Uint8Array, mapping: FileMapping): string {
  const hash = createHash('sha256').update(`${account}\n${JSON.stringify(mapping)}\n`);
  return hash.update(bytes).digest('hex');
}

/** One small file per file that was taken; the oldest go. */
export function fileMarks(folder: string): FileMarks {
  const pathOf = (key: string) => join(folder, `${key}.json`);
  async function read(name: string): Promise<FileMark | undefined> {
    const text = await readFile(join(folder, name), 'utf8').catch(() => '{}');
    const parsed = mark.safeParse(tryJson(text));
    return parsed.success ? parsed.data : undefined;
  }
  return {
    get: (key) => read(`${key}.json`),
    async put(one) {
      await mkdir(folder, { recursive: true });
      await writeWhole(pathOf(one.key), Buffer.from(JSON.stringify(one)));
      await dropOldest(folder);
    },
    async waiting() {
      const names = await readdir(folder).catch(() => [] as string[]);
      const marks: FileMark[] = [];
      for (const name of names.filter((one) => one.endsWith('.json'))) {
        const found = await read(name);
        if (found !== undefined && found.waiting.length > 0) marks.push(found);
      }
      return marks;
    },
  };
}

async function dropOldest(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  if (names.length <= MOST) return;
  const dated = await Promise.all(
    names.map(async (name) => ({ name, atMs: (await stat(join(folder, name))).mtimeMs })),
  );
  dated.sort((a, b) => a.atMs - b.atMs);
  for (const { name } of dated.slice(0, names.length - MOST)) await rm(join(folder, name));
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
