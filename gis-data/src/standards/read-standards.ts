import { readdirSync } from 'node:fs';
import type {
  StandardContent,
  StandardDocument,
} from '@parkwatch/domain/standard-library/standard-line';
import { STANDARD_DOCUMENT_KINDS } from '@parkwatch/domain/standard-library/standard-line';
import { readSeedText, seedPath } from '../demo/read-seeds.ts';

/** A line as its document's file has it: it holds as long as the document does, unless it says otherwise. */
export type SeedLine = StandardContent & { readonly key: string };
export type SeedDocument = {
  readonly document: StandardDocument;
  readonly lines: readonly SeedLine[];
};

const FOLDER = 'standards';

/** The library's seeds, one file a document: laws first, then by name. Documents without text have no lines. */
export function readStandards(): SeedDocument[] {
  return readdirSync(seedPath(FOLDER))
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => JSON.parse(readSeedText(`${FOLDER}/${name}`)) as SeedDocument)
    .toSorted((a, b) => rankOf(a) - rankOf(b));
}

function rankOf({ document }: SeedDocument): number {
  return STANDARD_DOCUMENT_KINDS.indexOf(document.kind);
}

/** The text from which a document's lines are quoted, white space as in the file. */
export function readStandardText(documentKey: string): string {
  return readSeedText(`${FOLDER}/texts/${documentKey}.txt`);
}
