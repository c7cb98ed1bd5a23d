import { Component, computed, DestroyRef, inject, input, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzSegmentedModule } from 'ng-zorro-antd/segmented';
import { listStandardReevaluations } from '@parkwatch/domain/wire/standard-changes';
import { apiResource } from '../api/api-resource.ts';
import { Language } from '../i18n/language.ts';
import { Live } from '../live/live.ts';
import { Session } from '../session/session.ts';
import { PageHeader } from '../ui/page-header.ts';
import { Checklist } from './checklist/checklist.ts';
import { LineBrowser } from './lines/line-browser.ts';
import { ReevaluationList } from './reevaluations/reevaluation-list.ts';

const VIEWS = ['lines', 'checklist', 're-evaluations'] as const;
type View = (typeof VIEWS)[number];

/**
 * The library of hidden-danger standards: its lines, checklists made of them, and what changed standards ask for. An enterprise sees the
 * park's library and its own lines. The address holds view and filters.
 */
@Component({
  selector: 'pw-standard-library-page',
  imports: [
    Checklist,
    FormsModule,
    LineBrowser,
    NzButtonModule,
    NzIconDirective,
    NzSegmentedModule,
    PageHeader,
    ReevaluationList,
    RouterLink,
    TranslocoDirective,
  ],
  template: `<ng-container *transloco="let t; prefix: 'standards'">
    <pw-page-header
      [title]="t('title')"
      [subtitle]="t(isEnterprise() ? 'subtitleEnterprise' : 'subtitle')"
    >
      <nz-segmented
        [nzOptions]="views()"
        [ngModel]="shown()"
        (ngModelChange)="go({ view: $event })"
      />
      @if (canWrite) {
        <a nz-button routerLink="import"><nz-icon nzType="file-add" /> {{ t('import.title') }}</a>
        <a nz-button nzType="primary" routerLink="new"><nz-icon nzType="plus" /> {{ t('new') }}</a>
      }
    </pw-page-header>
    @if (openCount() > 0 && shown() !== 're-evaluations') {
      <p class="due" role="status" [class.late]="overdueCount() > 0">
        <span>{{ t('due', { open: openCount(), overdue: overdueCount() }) }}</span>
        <button nz-button nzSize="small" type="button" (click)="go({ view: 're-evaluations' })">
          {{ t('showDue') }}
        </button>
      </p>
    }
    @switch (shown()) {
      @case ('checklist') {
        <pw-checklist
          [module]="module()"
          [facilityKind]="facilityKind()"
          [enterpriseId]="enterpriseId()"
          (changed)="go($event)"
        />
      }
      @case ('re-evaluations') {
        <pw-reevaluation-list
          [state]="state()"
          [enterpriseId]="enterpriseId()"
          [reloadOn]="changes()"
          (changed)="go($event)"
          (done)="counts.reload()"
        />
      }
      @default {
        <pw-line-browser
          [module]="module()"
          [document]="document()"
          [category]="category()"
          [grade]="grade()"
          [text]="text()"
          [standing]="standing()"
          [own]="own()"
          (changed)="go($event)"
        />
      }
    }
  </ng-container>`,
  styles: `
    .due {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: var(--space-2);
      margin-bottom: var(--space-3);
      padding: var(--space-2) var(--space-4);
      border-left: 4px solid var(--orange);
      background: var(--orange-soft);
      color: var(--orange-text);
    }
    .late {
      border-color: var(--red);
      background: var(--red-soft);
      color: var(--red-text);
    }
  `,
})
export class StandardLibraryPage {
  readonly #router = inject(Router);
  readonly #language = inject(Language);
  readonly #live = inject(Live);
  readonly #session = inject(Session);

  /** From the address. */
  readonly view = input<string>();
  readonly module = input<string>();
  readonly document = input<string>();
  readonly category = input<string>();
  readonly grade = input<string>();
  readonly text = input<string>();
  readonly standing = input<string>();
  readonly own = input<string>();
  readonly facilityKind = input<string>();
  readonly enterpriseId = input<string>();
  readonly state = input<string>();

  protected readonly isEnterprise = this.#session.isEnterprise;
  protected readonly canWrite = this.#session.can('standard.write');
  protected readonly shown = computed(
    (): View => VIEWS.find((one) => one === this.view()) ?? 'lines',
  );
  protected readonly views = computed(() =>
    VIEWS.map((value) => ({ value, label: this.#language.translate(`standards.view.${value}`) })),
  );

  protected readonly changes = signal(0);
  readonly #reloadOn = computed(() => `${this.#live.resyncs()} ${this.changes()}`);
  protected readonly counts = apiResource(
    listStandardReevaluations,
    () => ({ query: { limit: 1 } }),
    { reloadOn: this.#reloadOn, isEmpty: () => false },
  );
  protected readonly openCount = computed(() => this.counts.value()?.open ?? 0);
  protected readonly overdueCount = computed(() => this.counts.value()?.overdue ?? 0);

  constructor() {
    const stop = this.#live.on('notice', ({ kind }) => {
      if (kind.startsWith('standard.')) this.changes.update((count) => count + 1);
    });
    inject(DestroyRef).onDestroy(stop);
  }

  protected go(queryParams: Record<string, string | number | null>): void {
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }
}
