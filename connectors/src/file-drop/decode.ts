import type { FileDropSettings } from '@parkwatch/domain/sources/file-drop';
import type { Decoded } from '../contract.ts';
import { decodeText } from './decode-text.ts';
import { FileFault } from './file-fault.ts';
import { mapRows } from './map-rows.ts';
import { DEFAULT_MAPPING } from './pick-mapping.ts';
import { readCsv } from './read-csv.ts';

const MOST_BYTES = 50_000_000;
const SHOWN_NOTES = 20;
const LONGEST_REASON = 300;

/** A CSV of readings under the usual headings (测点, 时间, 数值 / point, time, value). Pure and total. */
export function decodeCsv(
  frame: Uint8Array,
  { encoding, utcOffsetMin, rows }: Pick<FileDropSettings, 'encoding' | 'utcOffsetMin' | 'rows'>,
): Decoded {
  if (frame.length > MOST_BYTES) return { rejected: 'too-large: more than 50 MB' };
  try {
    const table = readCsv(decodeText(frame, encoding), { rows });
    const { readings, errors } = mapRows(table, DEFAULT_MAPPING, utcOffsetMin);
    const notes = errors.slice(0, SHOWN_NOTES).map(({ row, column, message }) => {
      return `row ${row}${column === null ? '' : `, ${column.slice(0, 40)}`}: ${message.en}`.slice(
        0,
        LONGEST_REASON,
      );
    });
    if (readings.length === 0)
      return { rejected: told('no-reading', notes[0] ?? 'no row of data') };
    return {
      readings: readings.map(({ item }) => item),
      ...(notes.length === 0 ? {} : { notes }),
    };
  } catch (error) {
    if (error instanceof FileFault) return { rejected: told('unreadable', error.message) };
    throw error;
  }
}

function told(word: string, reason: string): string {
  return `${word}: ${reason}`.slice(0, LONGEST_REASON).toWellFormed();
}
