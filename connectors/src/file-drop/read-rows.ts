import type { FileMapping } from '@parkwatch/domain/sources/file-drop';
import { decodeText } from './decode-text.ts';
import type { Encoding } from './decode-text.ts';
import { fault } from './file-fault.ts';
import { mapRows } from './map-rows.ts';
import type { Mapped } from './map-rows.ts';
import { readCsv, tooManyRows } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';

export type Reading = {
  readonly bytes: Buffer;
  readonly mapping: FileMapping;
  readonly encoding: Encoding;
  readonly utcOffsetMin: number;
  readonly rows: number;
};

/** What the first bytes say a file is, whatever its name says. */
function sortOf(bytes: Buffer): 'xlsx' | 'xls' | 'text' {
  if (bytes.length >= 4 && bytes.readUInt32LE(0) === 0x04034b50) return 'xlsx';
  // Compound file: .xls, or an .xlsx with a password.
  return bytes.length >= 4 && bytes.readUInt32BE(0) === 0xd0cf11e0 ? 'xls' : 'text';
}

/** A whole file from its bytes to readings or records. No I/O. @throws FileFault */
export async function readRows(reading: Reading): Promise<Mapped> {
  const { bytes, mapping, encoding, utcOffsetMin, rows } = reading;
  const sort = sortOf(bytes);
  if (sort === 'xls') {
    throw fault(
      '旧版 .xls 或加密的工作簿，请另存为 .xlsx',
      'An old .xls or an encrypted workbook: save it as .xlsx',
    );
  }
  const table =
    sort === 'xlsx'
      ? await readXlsx(bytes, { sheet: mapping.sheet, rows })
      : readCsv(decodeText(bytes, mapping.encoding ?? encoding), {
          delimiter: mapping.delimiter,
          rows,
        });
  const mapped = mapRows(table, mapping, utcOffsetMin);
  if (mapped.rows > rows) throw tooManyRows(rows);
  if (mapped.rows === 0) throw fault('文件中没有数据行', 'There is no row of data in the file');
  return mapped;
}
