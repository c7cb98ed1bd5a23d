import { Pipe, type PipeTransform } from '@angular/core';
import {
  shownDecimal,
  shownFraction,
  type ExactValue,
} from '@parkwatch/domain/major-hazard/exact-value';

/** An exact number for people: `0.999`, `≈ 0.333333` where its digits go on; a dash where there is none. */
@Pipe({ name: 'exact' })
export class Exact implements PipeTransform {
  transform(value: ExactValue | null | undefined): string {
    return value ? shownDecimal(value) : '–';
  }
}

/** The same with the fraction that it is: `1/3 ≈ 0.333333`. Empty where the decimal says it all. */
export function fractionOf(value: ExactValue): string {
  return value.fraction === value.decimal ? '' : shownFraction(value);
}
