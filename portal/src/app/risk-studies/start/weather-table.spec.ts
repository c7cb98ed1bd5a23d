import { describe, expect, it } from 'vitest';
import { isWholeYear, readWeatherTable } from './weather-table.ts';

describe('a table of weather statistics', () => {
  it('is read as it comes out of a spreadsheet, with a head or without', () => {
    const table = readWeatherTable('稳定度\t风速\t风向\t频率\nD\t4\t90\t0.6\nf, 1.5, 270, 0.4\n\n');
    expect(table.badLines).toEqual([]);
    expect(table.cells).toEqual([
      { stability: 'D', windMPerS: 4, windFromDeg: 90, probability: 0.6 },
      { stability: 'F', windMPerS: 1.5, windFromDeg: 270, probability: 0.4 },
    ]);
    expect(isWholeYear(table)).toBe(true);
  });
  it('may be in percent', () => {
    const table = readWeatherTable('D 4 90 60%\nF 1.5 270 40%');
    expect(table.cells.map(({ probability }) => probability)).toEqual([0.6, 0.4]);
    expect(isWholeYear(table)).toBe(true);
  });
  it('names the lines that it could not read', () => {
    const { badLines } = readWeatherTable(
      'D 4 90 0.5\nG 4 90 0.5\nD 4 400 0.5\nD 4 90\nD 0 90 0.1',
    );
    expect(badLines).toEqual([2, 3, 4, 5]);
  });
  it('is not sent before it is a whole year', () => {
    expect(isWholeYear(readWeatherTable(''))).toBe(false);
    const half = readWeatherTable('D 4 90 0.5');
    expect([half.sum, isWholeYear(half)]).toEqual([0.5, false]);
  });
});
