import type { FileColumn } from '../sources/file-drop.ts';
import type { RecordFeed } from '../sources/record-feed.ts';
import type { Text } from '../text/text.ts';

/** A column of a template: as a mapping has it, with what a person is told about it. The first heading is the one shown. */
export type TemplateColumn = {
  readonly field: string;
  /** Chinese headings, the first one shown; the field's own name is taken as well. */
  readonly header: readonly string[];
  readonly type: FileColumn['type'];
  readonly isRequired: boolean;
  /** Words → codes; the first word of a code is the one that is offered. */
  readonly values?: Readonly<Record<string, string | number | boolean>>;
  readonly example?: string | number;
  readonly note?: Text;
};

/** A form that a person fills in, and how its rows become records: the one place that decides the columns. */
export type FileTemplate = {
  /** Last segment of the feed where it has one template. */
  readonly id: string;
  readonly feed: RecordFeed;
  readonly name: Text;
  /** File names that are taken for it where nobody says. */
  readonly file: readonly string[];
  readonly columns: readonly TemplateColumn[];
  readonly constants?: Readonly<Record<string, string | number | boolean>>;
  /** Properties of which an external id is made where the row has none. */
  readonly keyFields: readonly string[];
};

type Said = Partial<Pick<TemplateColumn, 'isRequired' | 'values' | 'example' | 'type'>>;

/** A column in one line: headings with `|` between them, a note as `中文 | English`. */
export function column(
  field: string,
  headings: string,
  { note, ...said }: Said & { readonly note?: string } = {},
): TemplateColumn {
  const [zh = '', en = ''] = (note ?? '').split(' | ');
  const type = said.type ?? (said.values === undefined ? 'text' : 'enum');
  return {
    ...{ field, header: headings.split('|'), isRequired: false, ...said, type },
    ...(note === undefined ? {} : { note: { zh, en } }),
  };
}

/** A column that must be filled. */
export function needed(
  field: string,
  headings: string,
  said: Said & { readonly note?: string } = {},
): TemplateColumn {
  return column(field, headings, { ...said, isRequired: true });
}

const YES_NO = { 是: true, 否: false, 有: true, 无: false } as const;
export function yesNo(field: string, headings: string): TemplateColumn {
  return column(field, headings, { values: YES_NO });
}

/** What the record of every enterprise may have, whatever it is about. */
export const ownKey = column('externalId', '编号|记录编号|主键|ID', {
  note: '企业自己的编号；再次上传同一编号即更新 | your own key: the same key again updates the record',
});
/** Of records that others name: without a key of its own nobody could name it. */
export const keyThatIsNamed = (example: string) =>
  needed('externalId', '编号|记录编号|主键|ID', {
    ...{
      example,
      note: '企业自己的编号，下级记录按它引用 | your own key, by which others name it',
    },
  });
/** The dual-prevention push says a deletion in the record. */
export const deleted = column('deleted', '是否删除', {
  values: YES_NO,
  note: '“是”表示该记录已删除（保留为状态） | 是 keeps the record as deleted',
});
export const whose = column('enterpriseCode', '企业编码|企业代码|Enterprise', {
  note: '为本企业上传时可留空 | may be empty when you upload for your own enterprise',
});
