import type { PipeTransform } from '@angular/core';
import { Pipe } from '@angular/core';
import { isUnit, unitEntry } from '@parkwatch/domain/reading/units';

/** `degC` is what is stored and sent; `°C` is what people read. A unit that the table does not know stays as it is. */
export function unitSymbol(unit: string): string {
  return isUnit(unit) ? unitEntry(unit).symbol : unit;
}

/** `{{ point.unit | unitSymbol }}` */
@Pipe({ name: 'unitSymbol' })
export class UnitSymbol implements PipeTransform {
  transform(unit: string | null | undefined): string {
    return unit ? unitSymbol(unit) : '';
  }
}
