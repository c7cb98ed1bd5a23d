import type { LonLat } from '../../geo/lon-lat.ts';
import type { Text } from '../../text/text.ts';
import { ZERO_CELSIUS_K } from '../constants.ts';
import type { HourlyObservation } from './hourly-observation.ts';

/** The place of an EPW file. */
export type EpwSite = {
  readonly name: string;
  readonly at: LonLat;
  /** Hours ahead of UTC; the file knows no summer time. */
  readonly timeZoneH: number;
  readonly elevationM: number;
};

/** A line that could not be used; counted from 1. */
export type RefusedLine = { readonly line: number; readonly reason: Text };

export type Epw = {
  /** Null when the first line does not tell it; nothing is read then. */
  readonly site: EpwSite | null;
  readonly observations: readonly HourlyObservation[];
  readonly refused: readonly RefusedLine[];
};

/** Column counted from 0; a value from `missing` on was not measured. */
type Column = {
  readonly index: number;
  readonly name: Text;
  readonly least: number;
  readonly most: number;
  readonly missing: number;
};

/** @source EnergyPlus Auxiliary Programs, EPW data dictionary: fields N1, N6 to N21 and their missing codes */
const COLUMNS = {
  celsius: column(6, '干球温度', 'dry bulb temperature', [-90, 70, 99.9]),
  humidityPercent: column(8, '相对湿度', 'relative humidity', [0, 110, 999]),
  pressurePa: column(9, '气压', 'pressure', [31_000, 120_000, 999_999]),
  windFromDeg: column(20, '风向', 'wind direction', [0, 360, 999]),
  windMPerS: column(21, '风速', 'wind speed', [0, 60, 999]),
  cloudTenths: column(22, '总云量', 'total sky cover', [0, 10, 99]),
} as const;
const LEAST_COLUMNS = 24;

function column(
  index: number,
  zh: string,
  en: string,
  [least, most, missing]: readonly [number, number, number],
): Column {
  return { index, name: { zh, en }, least, most, missing };
}

/**
 * Reads hourly weather from the text of an EPW file (EnergyPlus Weather). Total: any text gives an answer, a bad line is
 * refused with its number and the others are read.
 * Hour h of a day is the hour that ends at h:00 local standard time; its middle is taken, as the minute column is used
 * in different ways. The months of a typical year may come from different years: times are kept as written.
 */
export function readEpw(text: string): Epw {
  const lines = text.split(/\r\n|\r|\n/);
  const site = siteOf(lines[0] ?? '');
  if (site === null)
    return {
      site,
      observations: [],
      refused: [refusal(1, '首行不是有效的 LOCATION', 'no LOCATION with place and time zone')],
    };
  const header = lines.findIndex((line) => line.startsWith('DATA PERIODS'));
  const first = header === -1 ? 8 : header + 1;
  const observations: HourlyObservation[] = [];
  const refused: RefusedLine[] = [];
  lines.forEach((line, at) => {
    if (at < first || line.trim() === '') return;
    const read = observationOf(line, site.timeZoneH);
    if ('atMs' in read) observations.push(read);
    else refused.push({ line: at + 1, reason: read });
  });
  return { site, observations, refused };
}

function refusal(line: number, zh: string, en: string): RefusedLine {
  return { line, reason: { zh, en } };
}

function siteOf(line: string): EpwSite | null {
  const cells = line.replace(/^\uFEFF/, '').split(',');
  const [lat, lon, timeZoneH, elevationM] = cells.slice(6, 10).map(numberIn);
  const isPlace =
    cells[0] === 'LOCATION' &&
    Math.abs(lat ?? NaN) <= 90 &&
    Math.abs(lon ?? NaN) <= 180 &&
    Math.abs(timeZoneH ?? NaN) <= 14 &&
    Number.isFinite(elevationM);
  if (!isPlace) return null;
  return { name: cells[1] ?? '', at: [lon!, lat!], timeZoneH: timeZoneH!, elevationM: elevationM! };
}

/** The observation of a data line, or why there is none. */
function observationOf(line: string, timeZoneH: number): HourlyObservation | Text {
  const cells = line.split(',');
  if (cells.length < LEAST_COLUMNS)
    return {
      zh: `只有 ${cells.length} 列，至少需要 ${LEAST_COLUMNS} 列`,
      en: `${cells.length} columns, at least ${LEAST_COLUMNS} are needed`,
    };
  const atMs = middleOfHourMs(cells, timeZoneH);
  if (atMs === null) return { zh: '日期或小时无效', en: 'no valid date and hour' };
  for (const { index, name } of Object.values(COLUMNS))
    if (Number.isNaN(numberIn(cells[index] ?? '')))
      return { zh: `${name.zh}不是数字`, en: `${name.en} is no number` };
  for (const one of Object.values(COLUMNS))
    if (isImpossible(one, cells))
      return { zh: `${one.name.zh}超出可能范围`, en: `${one.name.en} is impossible` };
  const celsius = valueOf(COLUMNS.celsius, cells);
  const percent = valueOf(COLUMNS.humidityPercent, cells);
  return {
    atMs,
    windMPerS: valueOf(COLUMNS.windMPerS, cells),
    windFromDeg: valueOf(COLUMNS.windFromDeg, cells),
    cloudTenths: valueOf(COLUMNS.cloudTenths, cells),
    temperatureK: celsius === null ? null : celsius + ZERO_CELSIUS_K,
    relativeHumidity: percent === null ? null : Math.min(1, percent / 100),
    pressurePa: valueOf(COLUMNS.pressurePa, cells),
  };
}

function middleOfHourMs(cells: readonly string[], timeZoneH: number): number | null {
  const [year = NaN, month = NaN, day = NaN, hour = NaN] = cells.slice(0, 4).map(numberIn);
  const isWhole = [year, month, day, hour].every(Number.isInteger);
  if (!isWhole || hour < 1 || hour > 24) return null;
  const midnightMs = Date.UTC(year, month - 1, day);
  const date = new Date(midnightMs);
  // Date.UTC rolls 30 February over to March
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return midnightMs + (hour - 0.5 - timeZoneH) * 3_600_000;
}

function valueOf({ index, missing }: Column, cells: readonly string[]): number | null {
  const value = numberIn(cells[index] ?? '');
  return value >= missing ? null : value;
}

function isImpossible({ index, least, most, missing }: Column, cells: readonly string[]): boolean {
  const value = numberIn(cells[index] ?? '');
  return value < missing && (value < least || value > most);
}

/** An empty cell is no number, unlike `Number('')`. */
function numberIn(cell: string): number {
  return cell.trim() === '' ? NaN : Number(cell);
}
