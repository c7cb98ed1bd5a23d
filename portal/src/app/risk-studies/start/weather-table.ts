import { STABILITY_CLASSES } from '@parkwatch/domain/weather/turner-class';
import { riskWeatherCell, type RiskWeatherCell } from '@parkwatch/domain/wire/risk-studies';

export type WeatherTable = {
  readonly cells: readonly RiskWeatherCell[];
  /** Lines that could not be read, from 1. */
  readonly badLines: readonly number[];
  /** Of all probabilities, as a share of 1. */
  readonly sum: number;
};

/** Shares that were rounded in a spreadsheet add up to 1 within so much; the server takes no more. */
const ROUNDING = 1e-3;

/**
 * Weather statistics as they are pasted from a spreadsheet: class, wind in m/s, where it comes from in degrees, and how often,
 * as a share or in percent. A line of words on top is a head.
 * @param text  columns parted by tab, comma, semicolon or spaces
 */
export function readWeatherTable(text: string): WeatherTable {
  const lines = text
    .split(/\r?\n/)
    .map((line, at) => ({ words: line.trim().split(/[\t,;\uFF0C\uFF1B\s]+/), no: at + 1 }))
    .filter(({ words }) => words.some((word) => word !== ''));
  const [head, ...rest] = lines;
  const rows = head && isHead(head.words) ? rest : lines;
  const read = rows.map(({ words, no }) => ({ no, cell: cellOf(words) }));
  const cells = read.flatMap(({ cell }) => cell ?? []);
  const badLines = read.filter(({ cell }) => cell === undefined).map(({ no }) => no);
  const sum = cells.reduce((total, { probability }) => total + probability, 0);
  // In percent: a hundred of them are all weathers.
  const scale = Math.abs(sum / 100 - 1) <= ROUNDING ? 100 : 1;
  return {
    cells: cells.map((cell) => ({ ...cell, probability: cell.probability / scale })),
    badLines,
    sum: sum / scale,
  };
}

/** Whether it can be sent. */
export function isWholeYear({ cells, badLines, sum }: WeatherTable): boolean {
  return (
    cells.length > 0 &&
    badLines.length === 0 &&
    Math.abs(sum - 1) <= ROUNDING &&
    cells.every((cell) => riskWeatherCell.safeParse(cell).success)
  );
}

function isHead(words: readonly string[]): boolean {
  return words.slice(1).every((word) => Number.isNaN(Number(word)));
}

function cellOf(words: readonly string[]): RiskWeatherCell | undefined {
  const [letter = '', ...numbers] = words;
  const stability = STABILITY_CLASSES.find((one) => one === letter.toUpperCase());
  const [windMPerS, windFromDeg, probability] = numbers.map((word) =>
    word === '' ? Number.NaN : Number(word.replace(/%$/, '')),
  );
  if (stability === undefined || numbers.length !== 3) return undefined;
  if (windMPerS === undefined || windFromDeg === undefined || probability === undefined) {
    return undefined;
  }
  const cell = { stability, windMPerS, windFromDeg, probability };
  // A percentage is over 1; everything else has to be as the wire has it.
  const asShare = { ...cell, probability: Math.min(probability, 1) };
  return probability >= 0 && riskWeatherCell.safeParse(asShare).success ? cell : undefined;
}
