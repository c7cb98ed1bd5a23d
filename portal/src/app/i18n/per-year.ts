import type { PipeTransform } from '@angular/core';
import { Pipe } from '@angular/core';

const RAISED = new Map([...'-0123456789'].map((char, at) => [char, [...'⁻⁰¹²³⁴⁵⁶⁷⁸⁹'][at] ?? '']));

/** `2.3×10⁻⁵`: how frequencies and risks of a year are written. */
export function perYearText(value: number, digits = 1): string {
  if (value === 0) return '0';
  const [mantissa, exponent = ''] = value.toExponential(digits).split('e');
  const raised = [...exponent.replace('+', '')].map((char) => RAISED.get(char) ?? char).join('');
  return `${Number(mantissa)}×10${raised}`;
}

/** `{{ target.riskPerYear | perYear }}`; null is a dash, never 0. */
@Pipe({ name: 'perYear' })
export class PerYear implements PipeTransform {
  transform(value: number | null | undefined, digits = 1): string {
    return value == null ? '–' : perYearText(value, digits);
  }
}
