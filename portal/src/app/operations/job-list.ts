import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type * as z from 'zod';
import { listJobs } from '@parkwatch/domain/wire/audit';
import { apiResource } from '../api/api-resource.ts';
import { Amount } from '../i18n/amount.ts';
import { Live } from '../live/live.ts';
import { StatePanel } from '../ui/state-panel.ts';
import { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/data-table.ts';
import type { Tone } from '../ui/tag.ts';
import { Tag } from '../ui/tag.ts';
import { TimeAgo } from '../ui/time-ago.ts';
import { reloadEvery } from '../api/reload-every.ts';

type Job = z.infer<NonNullable<typeof listJobs.response>>['items'][number];

const tones: Record<NonNullable<Job['lastOutcome']>, Tone> = {
  done: 'green',
  failed: 'red',
  running: 'blue',
};

/** The timed jobs with their last run. One that never ran says so: it is not "fine". */
@Component({
  selector: 'pw-job-list',
  imports: [Amount, Column, DataTable, StatePanel, Tag, TimeAgo, TranslocoDirective],
  template: `<ng-container *transloco="let t; prefix: 'operations'">
    <pw-state-panel [of]="jobs" [emptyText]="t('noJobs')">
      <pw-data-table [rows]="rows()" [label]="t('jobs')" [rowKey]="keyOf">
        <ng-template [pwColumn]="rows()" [header]="t('job')" onPhone="head" let-job>
          <span [title]="job.name">{{ t('jobNames.' + job.name) }}</span>
        </ng-template>
        <ng-template [pwColumn]="rows()" [header]="t('timetable')" width="136px" let-job>
          <span class="mono muted">{{ job.cron }}</span>
        </ng-template>
        <ng-template [pwColumn]="rows()" [header]="t('lastRun')" width="136px" let-job>
          <pw-time-ago [at]="job.lastStartedAt" />
        </ng-template>
        <ng-template [pwColumn]="rows()" [header]="t('outcome')" width="120px" let-job>
          @if (job.lastOutcome; as outcome) {
            <pw-tag [tone]="tones[outcome]" [strong]="outcome === 'failed'">{{
              t('outcomes.' + outcome)
            }}</pw-tag>
          } @else {
            <pw-tag tone="orange">{{ t('outcomes.never') }}</pw-tag>
          }
        </ng-template>
        <ng-template [pwColumn]="rows()" [header]="t('rows')" width="96px" align="end" let-job>
          <span class="tabular">{{ job.lastRows | amount: 0 }}</span>
        </ng-template>
        <ng-template [pwColumn]="rows()" [header]="t('duration')" width="96px" align="end" let-job>
          <span class="tabular"
            >{{ job.durationMs | amount: 0 }}{{ job.durationMs === null ? '' : ' ms' }}</span
          >
        </ng-template>
        <ng-template [pwColumn]="rows()" [header]="t('error')" let-job>
          <span [class.error]="job.lastError">{{ job.lastError ?? '–' }}</span>
        </ng-template>
      </pw-data-table>
    </pw-state-panel>
  </ng-container>`,
  styles: `
    .error {
      color: var(--red-text);
    }
  `,
})
export class JobList {
  protected readonly jobs = apiResource(listJobs, () => ({}), { reloadOn: inject(Live).resyncs });
  protected readonly rows = computed(() => this.jobs.value()?.items ?? []);
  protected readonly keyOf = (job: Job) => job.name;
  protected readonly tones = tones;

  constructor() {
    reloadEvery(30, this.jobs);
  }
}
