import { constants } from 'node:fs';
import { lstat, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileMapping } from '@parkwatch/domain/sources/file-drop';
import type { FileMapping } from '@parkwatch/domain/sources/file-drop';
import { TEMPLATE_MAPPINGS } from '@parkwatch/domain/templates/file-templates';
import observations from './mappings/observations.json' with { type: 'json' };

/** What `decode` takes a CSV for. */
export const DEFAULT_MAPPING: FileMapping = fileMapping.parse(observations);
/** Ready mappings, in the order in which a file's name is looked at. The last one takes every other CSV and XLSX. */
export const READY_MAPPINGS: readonly FileMapping[] = [...TEMPLATE_MAPPINGS, DEFAULT_MAPPING];

const MAX_FILES = 100;
const MAX_BYTES = 256_000;

/** The first mapping whose pattern the name has. */
export function pickMapping(
  name: string,
  mappings: readonly FileMapping[],
): FileMapping | undefined {
  return mappings.find(({ file }) => [file].flat().some((pattern) => isLike(name, pattern)));
}

/** `*` stands for anything and `?` for one character; letter case does not count. No backtracking beyond the last `*`. */
export function isLike(name: string, pattern: string): boolean {
  const [text, wanted] = [name, pattern].map((one) => [...one.normalize('NFC').toLowerCase()]) as [
    string[],
    string[],
  ];
  let [at, place, star, retry] = [0, 0, -1, 0];
  while (at < text.length) {
    if (wanted[place] === '*') {
      [star, retry] = [place, at];
      place += 1;
    } else if (wanted[place] === '?' || wanted[place] === text[at]) {
      at += 1;
      place += 1;
    } else if (star !== -1) {
      retry += 1;
      [at, place] = [retry, star + 1];
    } else return false;
  }
  return wanted.slice(place).every((sign) => sign === '*');
}

export type FoundMappings = {
  readonly mappings: readonly FileMapping[];
  /** Files that are no mapping, and why. */
  readonly wrong: readonly { readonly file: string; readonly reason: string }[];
};

/** Mapping files that the enterprise keeps beside its files, by name: `<inbox>/mappings/*.json`. */
export async function readMappings(folder: string): Promise<FoundMappings> {
  const mappings: FileMapping[] = [];
  const wrong: { file: string; reason: string }[] = [];
  const names = await readdir(folder).catch(() => [] as string[]);
  for (const file of names
    .filter((name) => name.endsWith('.json'))
    .sort()
    .slice(0, MAX_FILES)) {
    const read = await readMapping(join(folder, file));
    if (typeof read === 'string') wrong.push({ file, reason: read });
    else mappings.push(read);
  }
  return { mappings, wrong };
}

async function readMapping(path: string): Promise<FileMapping | string> {
  try {
    const info = await lstat(path);
    if (!info.isFile() || info.size > MAX_BYTES) return 'no file, or too large';
    const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
    const text = await file.readFile('utf8').finally(() => file.close());
    const parsed = fileMapping.safeParse(JSON.parse(text.replace(/^\ufeff/, '')));
    if (parsed.success) return parsed.data;
    const { path: place, message } = parsed.error.issues[0]!;
    return `/${place.join('/')}: ${message}`;
  } catch (error) {
    return error instanceof SyntaxError ? 'not JSON' : 'not readable';
  }
}
