import { fileMapping } from '../sources/file-drop.ts';
import type { FileMapping } from '../sources/file-drop.ts';
import { checkTemplates } from './check-templates.ts';
import {
  facilityTemplate,
  inspectionForms,
  inspectionTemplate,
  inventoryTemplate,
  selfCheckTemplate,
} from './enterprise-templates.ts';
import { eventTemplates } from './event-templates.ts';
import type { FileTemplate, TemplateColumn } from './file-template.ts';
import { registerTemplates } from './register-templates.ts';
import { specialWorkTemplate } from './special-work-template.ts';

/** What the first cell of a row says that is not data; whoever writes over the example clears it. */
export const TEMPLATE_MARKS = {
  help: '说明（不导入） Help, not imported',
  example: '示例（不导入） Example, not imported',
} as const;

/** Templates in the order in which a person is offered them; parents stand before what names them. */
export const FILE_TEMPLATES: readonly FileTemplate[] = [
  selfCheckTemplate,
  inspectionTemplate,
  inventoryTemplate,
  facilityTemplate,
  specialWorkTemplate,
  ...registerTemplates,
  ...checkTemplates,
  ...eventTemplates,
];
export const TEMPLATE_IDS = FILE_TEMPLATES.map(({ id }) => id);

export function findTemplate(id: string): FileTemplate | undefined {
  return FILE_TEMPLATES.find((one) => one.id === id);
}

/** How file-drop reads what was made of a template. */
export function mappingOf({
  id,
  file,
  feed,
  columns,
  constants,
  keyFields,
}: FileTemplate): FileMapping {
  return fileMapping.parse({
    ...{ name: id, file: [...file], feed, keyFields: [...keyFields], marks: TEMPLATE_MARKS },
    ...(constants === undefined ? {} : { constants }),
    columns: columns.map(({ note: _note, header, ...column }) => ({
      ...column,
      // The field's own name too: what other systems export has no Chinese headings.
      header: header.includes(column.field) ? [...header] : [...header, column.field],
    })),
  });
}

/** Mappings of all templates and forms, in the order in which the name of a file is compared. */
export const TEMPLATE_MAPPINGS: readonly FileMapping[] = [
  selfCheckTemplate,
  ...inspectionForms,
  inspectionTemplate,
  inventoryTemplate,
  specialWorkTemplate,
  ...registerTemplates,
  ...checkTemplates,
  ...eventTemplates,
  facilityTemplate,
].map(mappingOf);

export type TemplateCell = string | number;
/** A template as a sheet: headings, a row of help and an example, with the width of each column in characters. */
export type TemplateSheet = {
  readonly name: string;
  readonly widths: readonly number[];
  readonly headings: readonly { readonly text: string; readonly isRequired: boolean }[];
  readonly help: readonly string[];
  readonly example: readonly (TemplateCell | null)[];
};

const NARROWEST = 12;
const WIDEST = 40;

/** The sheet of a template. The first column holds the marks and stays empty in rows of data. */
export function templateSheet({
  name,
  columns,
}: Pick<FileTemplate, 'name' | 'columns'>): TemplateSheet {
  return {
    name: `${name.zh} ${name.en}`.slice(0, 31),
    widths: [24, ...columns.map(widthOf)],
    headings: [
      { text: '模板 Template', isRequired: false },
      ...columns.map(({ header, isRequired }) => ({ text: header[0]!, isRequired })),
    ],
    help: [TEMPLATE_MARKS.help, ...columns.map(helpOf)],
    example: [TEMPLATE_MARKS.example, ...columns.map(({ example }) => example ?? null)],
  };
}

function widthOf({ header, example }: TemplateColumn): number {
  // A Chinese character is as wide as two Latin ones.
  const widest = Math.max(header[0]!.length * 2, String(example ?? '').length) + 2;
  return Math.min(WIDEST, Math.max(NARROWEST, widest));
}

const TYPE_WORDS: Readonly<Record<TemplateColumn['type'], string>> = {
  ...{ text: '', enum: '', number: '数字 number', integer: '整数 whole number' },
  ...{ instant: '2026-07-21 08:30（北京时间 Beijing time）', date: '2026-07-21' },
  ...{ clock: '08:30', geometry: '' },
};

/** `field · 必填 required · what it is · the words that may stand in it`. */
function helpOf({ field, type, isRequired, note, values }: TemplateColumn): string {
  const words = values === undefined ? '' : offered(values).join(' / ');
  const said = [
    field,
    isRequired ? '必填 required' : '',
    TYPE_WORDS[type],
    note?.zh ?? '',
    note?.en ?? '',
    words,
  ];
  return said.filter((part) => part !== '').join(' · ');
}

/** One word for each code, the first; digits are taken too and not offered. */
function offered(values: NonNullable<TemplateColumn['values']>): string[] {
  const seen = new Set<unknown>();
  return Object.entries(values).flatMap(([word, code]) => {
    if (/^\d+$/.test(word) || seen.has(code)) return [];
    seen.add(code);
    return [word];
  });
}
