import { describe, expect, it } from 'vitest';
import { PerYear, perYearText } from './per-year.ts';

describe('a frequency of a year', () => {
  it('is written with a power of ten that is no letter e', () => {
    expect(perYearText(2.34e-5)).toBe('2.3×10⁻⁵');
    expect(perYearText(3e-7)).toBe('3×10⁻⁷');
    expect(perYearText(9.99e-7)).toBe('1×10⁻⁶');
    expect(perYearText(1.2e-12)).toBe('1.2×10⁻¹²');
    expect(perYearText(20)).toBe('2×10¹');
  });
  it('is 0 when it is nothing, and a dash when nobody knows', () => {
    expect(perYearText(0)).toBe('0');
    expect(new PerYear().transform(null)).toBe('–');
  });
});
