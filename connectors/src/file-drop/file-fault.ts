/** A sentence for people. */
export type Told = { readonly zh: string; readonly en: string };

/** What is wrong with one cell or row: row from 1 as the spreadsheet shows it; no column: the row as a whole. */
export type RowError = {
  readonly row: number;
  readonly column: string | null;
  readonly value: string;
  readonly message: Told;
};

/** Why a file cannot be read at all. */
export class FileFault extends Error {
  readonly told: Told;
  constructor(told: Told) {
    super(told.en);
    this.name = 'FileFault';
    this.told = told;
  }
}

export function fault(zh: string, en: string): FileFault {
  return new FileFault({ zh, en });
}
