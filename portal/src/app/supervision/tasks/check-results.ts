import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { SupervisionTask } from '@parkwatch/domain/wire/supervision';
import { LocalText } from '../../i18n/local-text.ts';
import { Tag } from '../../ui/tag.ts';
import { ReportFault } from './report-fault.ts';

const TONES = { ok: 'green', fault: 'red', 'not-checked': 'orange' } as const;

/** The checklist as it is to be done, or as it was done with a result for each line. */
@Component({
  selector: 'pw-check-results',
  imports: [LocalText, ReportFault, Tag, TranslocoDirective],
  template: `<ng-container *transloco="let t; prefix: 'supervision'">
    <ol>
      @for (line of lines(); track line.id) {
        <li>
          <span>{{ line.text | localText }}</span>
          @if (line.given; as given) {
            <pw-tag [tone]="tones[given.result]">{{ t('result.' + given.result) }}</pw-tag>
            @if (given.note) {
              <p>{{ given.note }}</p>
            }
            @if (given.result === 'fault') {
              <pw-report-fault [task]="task()" [line]="line" [note]="given.note ?? ''" />
            }
          }
        </li>
      }
    </ol>
    @if (task().done?.note; as note) {
      <p>{{ note }}</p>
    }
  </ng-container>`,
  styles: `
    ol {
      display: grid;
      gap: var(--space-3);
      margin: 0;
      padding-left: var(--space-5);
      list-style: decimal;
    }
    pw-tag {
      margin-left: var(--space-2);
    }
  `,
})
export class CheckResults {
  readonly task = input.required<SupervisionTask>();
  protected readonly tones = TONES;
  protected readonly lines = computed(() => {
    const results = this.task().done?.results ?? [];
    return this.task().checklist.map((line) => ({
      ...line,
      given: results.find((one) => one.line === line.id),
    }));
  });
}
