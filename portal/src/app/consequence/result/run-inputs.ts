import { Component, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ConsequenceRun } from '@parkwatch/domain/wire/consequence';
import { Instant } from '../../i18n/instant.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { Tag, type Tone } from '../../ui/tag.ts';
import { RunWords } from './run-words.ts';

/** Measured is firm, a default or an assumption is what a reader has to look at. */
export const PROVENANCE_TONES = {
  live: 'green',
  registry: 'blue',
  given: 'accent',
  default: 'grey',
  assumed: 'orange',
} as const satisfies Record<ConsequenceRun['inputs'][number]['provenance'], Tone>;

/** Every number that went in, with where it came from. */
@Component({
  selector: 'pw-run-inputs',
  imports: [Instant, LocalText, Tag, TranslocoDirective],
  template: `<table *transloco="let t; prefix: 'whatIf.inputs'">
    <thead class="visually-hidden">
      <tr>
        <th>{{ t('what') }}</th>
        <th>{{ t('value') }}</th>
        <th>{{ t('origin') }}</th>
      </tr>
    </thead>
    <tbody>
      @for (one of run().inputs; track one.key) {
        <tr>
          <td>
            {{ one.label | localText }}
            @if (one.source) {
              <small>{{ one.source | localText }}</small>
            }
            @if (one.at) {
              <small>{{ one.at | instant: 'full' }}</small>
            }
          </td>
          <td class="value tabular">{{ words.figure(one) }}</td>
          <td class="origin">
            <pw-tag [tone]="tones[one.provenance]">{{ t('provenance.' + one.provenance) }}</pw-tag>
          </td>
        </tr>
      }
    </tbody>
  </table>`,
  styles: `
    table {
      width: 100%;
      border-collapse: collapse;
    }
    td {
      padding: var(--space-2) var(--space-1);
      border-bottom: 1px solid var(--divider);
      vertical-align: top;
    }
    small {
      display: block;
      color: var(--text-2);
      font-size: var(--text-s);
      overflow-wrap: anywhere;
    }
    .value {
      text-align: end;
      white-space: nowrap;
    }
    .origin {
      width: 1%;
      text-align: end;
    }
  `,
})
export class RunInputs {
  protected readonly words = inject(RunWords);
  protected readonly tones = PROVENANCE_TONES;
  readonly run = input.required<ConsequenceRun>();
}
