import type { PipeTransform } from '@angular/core';
import { Pipe } from '@angular/core';
import { UNITS } from '@parkwatch/domain/reading/units';

/** `mg/m³` for the stored `mg/m3`; a unit that is not in the table is shown as it is. */
export function unitSymbol(unit: string): string {
  return Object.hasOwn(UNITS, unit) ? UNITS[unit as keyof typeof UNITS].symbol : unit;
}

/** `{{ point.unit | unitSymbol }}` */
@Pipe({ name: 'unitSymbol' })
export class UnitSymbol implements PipeTransform {
  transform(unit: string | null | undefined): string {
    return unit ? unitSymbol(unit) : '';
  }
}
