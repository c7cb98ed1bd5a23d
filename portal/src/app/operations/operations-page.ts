import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Session } from '../session/session.ts';
import { PageHeader } from '../ui/page-header.ts';
import { JobList } from './job-list.ts';
import { RejectionList } from './rejection-list.ts';

/** Is the machine itself well: the timed jobs, and the data that was refused. */
@Component({
  selector: 'pw-operations-page',
  imports: [JobList, PageHeader, RejectionList, TranslocoDirective],
  template: `<ng-container *transloco="let t; prefix: 'operations'">
    <pw-page-header [title]="t('title')" [subtitle]="t('subtitle')" />
    <h2>{{ t('jobs') }}</h2>
    <pw-job-list class="panel" />
    @if (seesRejections()) {
      <h2>{{ t('rejections') }}</h2>
      <p class="muted">{{ t('rejectionsText') }}</p>
      <pw-rejection-list class="panel" />
    }
  </ng-container>`,
  styles: `
    h2 {
      margin: var(--space-5) 0 var(--space-2);
      font-size: var(--text-l);
    }
    h2:first-of-type {
      margin-top: 0;
    }
    p {
      margin-bottom: var(--space-2);
    }
    .panel {
      display: block;
      overflow: clip;
    }
  `,
})
export class OperationsPage {
  readonly #session = inject(Session);
  protected readonly seesRejections = computed(() => this.#session.can('ingest.read'));
}
