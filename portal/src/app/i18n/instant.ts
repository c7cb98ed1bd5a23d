import type { PipeTransform } from '@angular/core';
import { inject, Pipe } from '@angular/core';
import type { InstantStyle } from './formats.ts';
import { Formats } from './formats.ts';

/** `{{ alarm.raisedAt | instant: 'full' }}`: an instant in the reader's language and zone. */
@Pipe({ name: 'instant', pure: false })
export class Instant implements PipeTransform {
  readonly #formats = inject(Formats);

  transform(at: string | number | null | undefined, style: InstantStyle = 'minute'): string {
    return at == null ? '–' : this.#formats.instant(at, style);
  }
}
