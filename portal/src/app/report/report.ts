/** A table of words; `numeric` columns stand at the right. */
export type ReportTable = {
  readonly head: readonly string[];
  readonly numeric: readonly number[];
  readonly rows: readonly (readonly string[])[];
};
export type ReportPart = { readonly title: string; readonly lead?: string } & (
  { readonly lines: readonly string[] } | { readonly table: ReportTable }
);
/** What is on paper, in the reader's words: the printed sheet and the PDF are made of the same. */
export type Report = {
  readonly title: string;
  readonly about: readonly string[];
  readonly headlines: readonly {
    readonly label: string;
    readonly value: string;
    readonly note: string;
  }[];
  readonly caveatTitle: string;
  readonly caveats: readonly string[];
  /** Beside the picture of the map. */
  readonly beside: ReportTable;
  readonly parts: readonly ReportPart[];
  readonly foot: string;
  page(page: number, pages: number): string;
};
