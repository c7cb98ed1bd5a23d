import { describe, expect, it } from 'vitest';
import { historyBars, momentAt, shareOf, stepped } from './time-window.ts';

const window = { fromMs: 1000, toMs: 2000, parts: 10 };

describe('the window of the time slider', () => {
  it('gives the middle of the part under the finger, and now for the last one', () => {
    expect(momentAt(0, window)).toBe(1050);
    expect(momentAt(0.55, window)).toBe(1550);
    expect(momentAt(0.95, window)).toBe(2000);
    expect(momentAt(-3, window)).toBe(1050);
    expect(momentAt(7, window)).toBe(2000);
  });
  it('goes on and back by parts, from the end too, and stays within', () => {
    expect(stepped(1550, 1, window)).toBe(1650);
    expect(stepped(2000, -1, window)).toBe(1850);
    expect(stepped(2000, 1, window)).toBe(2000);
    expect(stepped(1050, -1, window)).toBe(1050);
    expect(shareOf(5000, window)).toBe(1);
  });
  it('draws red below yellow, and nothing where nothing is kept', () => {
    const of = (redM2: number, yellowM2: number) => ({ redM2, yellowM2, blueM2: 9 });
    expect(historyBars([null, of(0, 0), of(100, 900), of(0, 400)])).toEqual([
      null,
      { red: 0, yellow: 0 },
      { red: 0.25, yellow: 0.75 },
      { red: 0, yellow: 0.5 },
    ]);
    expect(historyBars([of(0, 0)])).toEqual([{ red: 0, yellow: 0 }]);
  });
});
