import type { RowFault } from '../templates/fault-rows.ts';
import type { Text } from '../text/text.ts';
import type { StandardImportRow } from '../wire/standard-changes.ts';
import type { StandardDraft } from '../wire/standard-library.ts';
import { changesBetween } from './changes.ts';
import { STANDARD_COLUMNS } from './import-template.ts';
import type { StandardDocument, StandardVersion } from './standard-line.ts';
import { versionOf } from './version-of.ts';

/** A row as it was read: what its cells mean by `STANDARD_COLUMNS`. */
export type ReadRow = {
  readonly row: number;
  readonly fields: Readonly<Record<string, unknown>>;
};
type Library = {
  /** The newest version of each line that the writer sees. */
  readonly newest: readonly StandardVersion[];
  readonly documents: readonly Pick<StandardDocument, 'key' | 'code' | 'title'>[];
  /** Whose lines the writer may change; null: the park's. */
  readonly writer: number | null;
  /** Day at the park. */
  readonly today: string;
};
export type Imported = {
  readonly rows: readonly StandardImportRow[];
  readonly faults: readonly RowFault[];
};

const SHORTEST = 2;
const LONGEST = {
  ...{ nameZh: 200, nameEn: 200, questionZh: 500, questionEn: 500, requirement: 4000 },
  ...{ requirementEn: 4000, document: 200, clause: 100 },
} as const;

/** What the rows of a file would do to the library, and every fault of every row. Pure: nothing is written. */
export function importRows(rows: readonly ReadRow[], library: Library): Imported {
  const faults: RowFault[] = [];
  const firstRows = new Map<string, number>();
  const read: StandardImportRow[] = [];
  for (const { row, fields } of rows) {
    const own = faultsOf(fields, library, firstRows);
    const key = textOf(fields['key']) || null;
    if (key !== null && !firstRows.has(key)) firstRows.set(key, row);
    faults.push(...own.map((fault) => ({ ...fault, row })));
    if (own.length > 0) continue;
    const line = draftOf(fields, library);
    read.push({ row, key, line, action: actionOf(line, key, library) });
  }
  return { rows: read, faults };
}

type Fault = Omit<RowFault, 'row'>;

function faultsOf(
  fields: ReadRow['fields'],
  library: Library,
  firstRows: ReadonlyMap<string, number>,
): Fault[] {
  const faults: Fault[] = [];
  const note = (field: string, message: Text) =>
    faults.push({ column: headingOf(field), value: textOf(fields[field]).slice(0, 200), message });
  for (const [field, most] of Object.entries(LONGEST)) {
    const { length } = textOf(fields[field]);
    if (length > most) {
      note(field, { zh: `超过 ${most} 个字符`, en: `This has more than ${most} characters` });
    } else if (length > 0 && length < SHORTEST && field !== 'clause') {
      note(field, { zh: '太短', en: 'This is too short' });
    }
  }
  const days = fields['deadlineDays'];
  if (typeof days === 'number' && (days < 0 || days > 365)) {
    note('deadlineDays', { zh: '应在 0 至 365 之间', en: 'This must be 0 to 365' });
  }
  const [from, to] = [textOf(fields['effectiveFrom']), textOf(fields['effectiveTo'])];
  if (from !== '' && from < library.today) {
    note('effectiveFrom', { zh: '不能早于今天', en: 'A version begins today or later' });
  }
  if (to !== '' && to <= (from === '' ? library.today : from)) {
    note('effectiveTo', { zh: '应晚于生效日期', en: 'This must be after the first day' });
  }
  const wrongKey = keyFault(textOf(fields['key']), library, firstRows);
  if (wrongKey !== null) note('key', wrongKey);
  return faults;
}

function keyFault(
  key: string,
  { newest, writer }: Library,
  firstRows: ReadonlyMap<string, number>,
): Text | null {
  if (key === '') return null;
  const first = firstRows.get(key);
  if (first !== undefined) {
    return { zh: `与第 ${first} 行的编号重复`, en: `Row ${first} has the same key` };
  }
  const standing = newest.find((version) => version.key === key);
  if (standing === undefined) {
    return {
      zh: '库中没有此编号；新增条目请留空',
      en: 'The library has no such key; leave it empty for a new line',
    };
  }
  if (standing.enterpriseId === writer) return null;
  return { zh: '无权修改此条目', en: 'You may not change this line' };
}

function headingOf(field: string): string {
  return STANDARD_COLUMNS.find((column) => column.field === field)?.header[0] ?? field;
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

function draftOf(fields: ReadRow['fields'], { documents, today }: Library): StandardDraft {
  const said = (field: string) => textOf(fields[field]);
  const named = documents.find(
    ({ key, code, title }) =>
      said('document') === key ||
      (code !== '' && folded(code) === folded(said('document'))) ||
      folded(title.zh) === folded(said('document')),
  );
  const days = fields['deadlineDays'];
  return {
    // The words of these three were checked as the cells were read.
    module: said('module') as StandardDraft['module'],
    category: said('category') as StandardDraft['category'],
    grade: said('grade') as StandardDraft['grade'],
    deadlineDays: typeof days === 'number' ? days : null,
    name: { zh: said('nameZh'), en: said('nameEn') },
    question: { zh: said('questionZh'), en: said('questionEn') },
    requirement: said('requirement'),
    requirementEn: said('requirementEn') || null,
    clause: { zh: said('clause'), en: '' },
    document: named?.key ?? said('document'),
    effectiveFrom: said('effectiveFrom') || today,
    effectiveTo: said('effectiveTo') || null,
  };
}

function folded(words: string): string {
  return words.normalize('NFKC').replaceAll(/\s+/g, '').toLowerCase();
}

/** A row that says what the newest version says, whatever its first day, is nothing new. */
function actionOf(
  line: StandardDraft,
  key: string | null,
  { newest }: Library,
): StandardImportRow['action'] {
  const before = newest.find((version) => version.key === key);
  if (before === undefined) return 'add';
  const after = versionOf(line, { ...before, documentKey: line.document }, before);
  const isSame =
    line.document === before.documentKey && changesBetween(before, after).fields.length === 0;
  return isSame ? 'same' : 'change';
}
