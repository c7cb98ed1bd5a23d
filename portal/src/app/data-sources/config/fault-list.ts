import { Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { LocalText } from '../../i18n/local-text.ts';
import type { ConfigFault } from './config-check.ts';

/** What is wrong with a draft, each with its place; or that nothing is. */
@Component({
  selector: 'pw-fault-list',
  imports: [LocalText, NzIconDirective, TranslocoDirective],
  template: `<div role="status" *transloco="let t; prefix: 'dataSources.check'">
    @if (problem()) {
      <p class="bad">{{ problem() }}</p>
    } @else if (faults().length > 0) {
      <p class="bad"><nz-icon nzType="warning" /> {{ t('faults', { count: faults().length }) }}</p>
      <ul>
        @for (fault of faults(); track $index) {
          <li>
            <code class="mono">{{ fault.path || '/' }}</code> {{ fault.message | localText }}
          </li>
        }
      </ul>
    } @else {
      <p class="muted">
        @if (isChecked()) {
          <nz-icon nzType="check" /> {{ t('good') }}
        } @else {
          {{ t('checking') }}
        }
      </p>
    }
  </div>`,
  styles: `
    .bad {
      color: var(--red-text);
      font-weight: var(--weight-strong);
    }
    ul {
      max-height: 240px;
      overflow: auto;
    }
    li {
      padding: 2px 0;
      overflow-wrap: anywhere;
    }
    code {
      color: var(--text-2);
    }
  `,
})
export class FaultList {
  readonly faults = input.required<readonly ConfigFault[]>();
  readonly isChecked = input.required<boolean>();
  readonly problem = input('');
}
