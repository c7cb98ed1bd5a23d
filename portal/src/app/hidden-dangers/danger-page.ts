import { Component, computed, inject, input, numberAttribute } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { CATEGORY_LABELS } from '@parkwatch/domain/hidden-danger/category';
import type { HiddenDangerActionType } from '@parkwatch/domain/hidden-danger/life';
import type { HiddenDangerDetail } from '@parkwatch/domain/wire/hidden-dangers';
import { Amount } from '../i18n/amount.ts';
import { Instant } from '../i18n/instant.ts';
import { Language } from '../i18n/language.ts';
import { LocalText } from '../i18n/local-text.ts';
import { SecondsClock } from '../i18n/seconds-clock.ts';
import { mapLink } from '../map/map-link.ts';
import { Session } from '../session/session.ts';
import { DangerStateTag } from '../ui/danger-state-tag.ts';
import { GradeTag } from '../ui/grade-tag.ts';
import { ReasonDialog, reasonDialog } from '../ui/reason-dialog.ts';
import { StatePanel } from '../ui/state-panel.ts';
import { Tag } from '../ui/tag.ts';
import { ConfirmForm } from './confirm-form.ts';
import { dangerDetail } from './danger-detail.ts';
import { DangerTrail } from './danger-trail.ts';
import { isLate, lateWordsOf } from './danger-view.ts';
import { DueWords } from './due-words.ts';
import { InterimSection } from './interim/interim-section.ts';
import { InterimTag } from './interim/interim-tag.ts';
import { mayDo, nextStep } from './next-step.ts';
import { PostponementSection } from './postponement-section.ts';
import { ProgressDialog } from './progress-dialog.ts';
import { RungTag } from './rung-tag.ts';
import { StepForm } from './step-form.ts';
import { Person } from '../ui/person.ts';

/** One hidden danger: what it is, what is to be done next and by whom, and everything that was done so far. */
@Component({
  selector: 'pw-danger-page',
  imports: [
    Amount,
    ConfirmForm,
    DangerStateTag,
    DangerTrail,
    DueWords,
    GradeTag,
    Instant,
    InterimSection,
    InterimTag,
    LocalText,
    NzButtonModule,
    NzIconDirective,
    Person,
    PostponementSection,
    RouterLink,
    RungTag,
    StatePanel,
    StepForm,
    Tag,
    TranslocoDirective,
  ],
  providers: [...reasonDialog, ProgressDialog],
  templateUrl: './danger-page.html',
  styleUrl: './danger-page.css',
})
export class DangerPage {
  readonly #session = inject(Session);
  readonly #reasons = inject(ReasonDialog);
  readonly #progress = inject(ProgressDialog);
  readonly #language = inject(Language);
  readonly #nowMs = inject(SecondsClock).nowMs;
  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });

  protected readonly categoryLabels = CATEGORY_LABELS;
  protected readonly detail = dangerDetail(this.id);
  protected readonly danger = this.detail.value;
  protected readonly next = computed(() => {
    const danger = this.danger();
    return danger && nextStep(danger.state, (right) => this.#session.can(right));
  });
  protected readonly isLate = computed(() => {
    const danger = this.danger();
    return danger !== undefined && isLate(danger, this.#nowMs());
  });
  protected readonly lateWords = computed(() => {
    const danger = this.danger();
    return danger === undefined ? '' : lateWordsOf(danger);
  });
  protected readonly mapQuery = computed(() => {
    const danger = this.danger();
    return danger && mapLink(danger.location, `hidden-dangers:${danger.id}`);
  });
  protected readonly canSeeMap = computed(() => this.#session.can('base-map.read'));
  protected readonly canSeeAlarm = computed(() => this.#session.can('alarm.read'));
  protected readonly canSeeEnterprise = computed(() => this.#session.can('enterprise.read'));
  protected readonly canWithdraw = computed(() => this.#mayDo('withdraw'));
  protected readonly canTellProgress = computed(() => this.#mayDo('progress'));

  #mayDo(action: HiddenDangerActionType): boolean {
    const danger = this.danger();
    return danger !== undefined && mayDo(danger.state, action, (right) => this.#session.can(right));
  }

  protected tellProgress(danger: HiddenDangerDetail): void {
    this.#progress.open({ danger, actions: this.detail });
  }

  protected async withdraw(): Promise<void> {
    const say = (key: string) => this.#language.translate(`dangers.withdraw.${key}`);
    await this.#reasons.ask({
      title: say('title'),
      text: say('text'),
      confirm: say('confirm'),
      isDanger: true,
      act: (reason) => this.detail.withdraw(reason),
    });
  }
}
