import * as z from 'zod';
import { POINT_MAPPINGS } from './http-push.ts';
import { RECORD_FEEDS } from './record-feed.ts';

const ENCODINGS = ['auto', 'utf-8', 'gbk'] as const;
const word = z.string().trim().min(1).max(100);
const oneOrMore = <T extends z.ZodType>(item: T) => z.union([item, z.array(item).min(1).max(50)]);
const constant = z.union([z.string().max(500), z.number(), z.boolean()]);

/**
 * A column of a file: which it is, and what its cells mean. `instant` is a moment (ISO 8601 UTC in the record), `date` a
 * day; `enum` are words and the codes they stand for; `clock` a time of day (`HH:mm`), `geometry` places as `lon lat`
 (WGS 84), one a point, three and more the outline of an area.
 */
export const fileColumn = z.object({
  /** The heading, or those that it may have; spaces and letter case do not count. */
  header: oneOrMore(word),
  /** Property of the record, or point, time, value, quality, unit of a reading. */
  field: z.string().regex(/^[a-zA-Z][a-zA-Z0-9]{0,60}$/),
  type: z
    .enum(['text', 'number', 'integer', 'instant', 'date', 'enum', 'clock', 'geometry'])
    .default('text'),
  /** Of readings: the column holds the values of this point, and the row one reading for each such column. */
  point: z.string().trim().min(1).max(300).optional(),
  /** The column must be there and each cell filled. */
  isRequired: z.boolean().default(false),
  /** Decimal sign of numbers that are text. */
  decimal: z.enum(['point', 'comma']).default('point'),
  /** Forms of dates, of YYYY MM DD HH mm ss, M D H for one or two digits; else the usual ones. */
  formats: z.array(z.string().min(4).max(40)).max(20).optional(),
  /** Words → codes. */
  values: z.record(z.string().max(100), constant).optional(),
  /** What stands in the example row of the template. */
  example: z.union([z.string().max(500), z.number()]).optional(),
});
export type FileColumn = z.infer<typeof fileColumn>;

/** How the rows of a sort of file become readings or records. */
export const fileMapping = z.object({
  name: word,
  /** File names, `*` and `?` stand for anything: `*自查*.xlsx`. */
  file: oneOrMore(z.string().trim().min(1).max(200)),
  feed: z.enum(['observations', ...RECORD_FEEDS]),
  /** Name or number from 1 of the sheet; else the first. */
  sheet: z.union([z.string().min(1).max(50), z.int().min(1).max(200)]).optional(),
  /** Row of the headings, from 1. */
  headerRow: z.int().min(1).max(100).default(1),
  /** Rows after the headings that are none. */
  skipRows: z.int().min(0).max(1000).default(0),
  /**
   * What the first cell of a template's rows of help and of its example says: such rows are none. An example row that
   * somebody has written over is told as an error.
   */
  marks: z.object({ help: word, example: word }).optional(),
  columns: z.array(fileColumn).min(1).max(200),
  /** Properties that every record has. */
  constants: z.record(z.string().max(60), constant).default({}),
  /** Properties of which an external id is made where the file has none. */
  keyFields: z.array(z.string().max(60)).max(10).default([]),
  encoding: z.enum(ENCODINGS).optional(),
  /** Of CSV; else the one that the headings have. */
  delimiter: z.enum([',', ';', '\t', '|']).optional(),
  /** Clock of the file, minutes east of UTC; else the source's. */
  utcOffsetMin: z.int().min(-720).max(840).optional(),
});
export type FileMapping = z.infer<typeof fileMapping>;

/** File drop: CSV and XLSX files in a watched folder. */
export const fileDropSettings = z.object({
  /** Holds a folder per account; without it one of the gateway's own (`inbox/<account>`). */
  folder: z.string().trim().min(1).max(500).optional(),
  pollS: z.number().min(0.02).max(3600).default(5),
  /** A file is read when its size and time have not changed for so long: half a file is none. */
  stableS: z.number().min(0.02).max(3600).default(5),
  encoding: z.enum(ENCODINGS).default('auto'),
  /** Minutes east of UTC of times without an offset: 480 is China. */
  utcOffsetMin: z.int().min(-720).max(840).default(480),
  fileBytes: z.int().min(1000).max(50_000_000).default(50_000_000),
  rows: z.int().min(1).max(100_000).default(100_000),
  /** Files are given up after so long: seconds for reading one. */
  readS: z.int().min(1).max(600).default(120),
  mappings: z.array(fileMapping).max(50).default([]),
  /** Whether the points of files are the park's codes. */
  mapping: z.enum(POINT_MAPPINGS).default('by-config'),
  /** Files and reports in done/ and failed/ are deleted after so many days. */
  keepDays: z.int().min(1).max(3650).default(365),
});
export type FileDropSettings = z.infer<typeof fileDropSettings>;

/** An enterprise that drops files, or one of its systems. */
export const fileDropDevice = z
  .object({
    /** Instead of that under the source's folder. */
    folder: z.string().trim().min(1).max(500).optional(),
    /** Go before those of the source. */
    mappings: z.array(fileMapping).max(50).default([]),
    mapping: z.enum(POINT_MAPPINGS).optional(),
    /** With `pass-through`: only codes of the park that begin so. */
    codePrefix: z.string().max(50).default(''),
    /** Codes of the enterprises whose records it delivers; a record without one gets the first. Empty: any. */
    enterpriseCodes: z.array(z.string().trim().min(1).max(100)).max(50).default([]),
    /** Files that people upload for these enterprises go under this account; with none named, for any and for the park. */
    takesUploads: z.boolean().default(false),
  })
  .prefault({});
export type FileDropDevice = z.infer<typeof fileDropDevice>;
