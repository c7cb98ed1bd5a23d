import { Component, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { Instant } from '../../i18n/instant.ts';

type Version = {
  readonly version: number;
  readonly at: string;
  readonly by: string | null;
  readonly reason: string;
};

/** Every configuration that a source has had, with who stored it and why; an earlier one can be taken as the draft. */
@Component({
  selector: 'pw-version-list',
  imports: [Instant, NzButtonModule, TranslocoDirective],
  template: `<section class="panel" *transloco="let t; prefix: 'dataSources.versions'">
    <h3>{{ t('title') }}</h3>
    <ol>
      @for (version of versions(); track version.version) {
        <li>
          <div class="head">
            <strong class="tabular">{{ t('one', { version: version.version }) }}</strong>
            <span class="muted">{{ version.at | instant }}</span>
            @if (version.version !== current()) {
              <button
                nz-button
                nzSize="small"
                type="button"
                [attr.aria-label]="t('restoreOf', { version: version.version })"
                (click)="restored.emit(version.version)"
              >
                {{ t('restore') }}
              </button>
            } @else {
              <span class="now">{{ t('current') }}</span>
            }
          </div>
          <p>{{ version.reason }}</p>
          <p class="muted">{{ version.by ?? '–' }}</p>
        </li>
      }
    </ol>
  </section>`,
  styles: `
    h3 {
      padding: var(--space-3) var(--space-4);
      border-bottom: 1px solid var(--divider);
      font-size: var(--text-l);
    }
    ol {
      max-height: 420px;
      overflow: auto;
    }
    li {
      padding: var(--space-2) var(--space-4);
      border-bottom: 1px solid var(--divider);
      overflow-wrap: anywhere;
    }
    li:last-child {
      border-bottom: 0;
    }
    .head {
      display: flex;
      align-items: center;
      gap: var(--space-2);
      min-height: 24px;
    }
    .head > :last-child {
      margin-left: auto;
    }
    .now {
      color: var(--green-text);
    }
  `,
})
export class VersionList {
  readonly versions = input.required<readonly Version[]>();
  readonly current = input.required<number>();
  readonly restored = output<number>();
}
