import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { CheckLine } from '@parkwatch/domain/supervision-plan/check-lines';
import type { SupervisionTask } from '@parkwatch/domain/wire/supervision';
import { Language } from '../../i18n/language.ts';
import { Session } from '../../session/session.ts';

/** A fault that was found becomes a hidden danger: the report begins with what the check knows. */
@Component({
  selector: 'pw-report-fault',
  imports: [RouterLink, TranslocoDirective],
  template: `@if (canReport) {
    <a
      *transloco="let t; prefix: 'supervision'"
      routerLink="/hidden-dangers/new"
      [queryParams]="query()"
      >{{ t('reportFault') }}</a
    >
  }`,
})
export class ReportFault {
  readonly #language = inject(Language);
  protected readonly canReport = inject(Session).can('hidden-danger.report');
  readonly task = input.required<SupervisionTask>();
  readonly line = input.required<CheckLine>();
  readonly note = input.required<string>();

  protected readonly query = computed(() => ({
    enterpriseId: this.task().enterprise.id,
    found: this.#language.pick(this.line().text),
    note: this.note(),
  }));
}
