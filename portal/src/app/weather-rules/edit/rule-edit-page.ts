import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzMessageService } from 'ng-zorro-antd/message';
import { draftOf } from '@parkwatch/domain/weather-rules/weather-rule';
import { listWeatherRules } from '@parkwatch/domain/wire/weather-rules';
import { apiResource } from '../../api/api-resource.ts';
import { Language } from '../../i18n/language.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { Session } from '../../session/session.ts';
import { StatePanel } from '../../ui/state-panel.ts';
import { parkToday } from '../../i18n/park-today.ts';
import { emptyRule, RuleForm } from './rule-form.ts';
import { RuleFields } from './rule-fields.ts';
import { RulePreview } from './rule-preview.ts';

/** A rule as it is edited, beside what that would change on the map. An edit is stored as the next version. */
@Component({
  selector: 'pw-rule-edit-page',
  imports: [
    LocalText,
    NzButtonModule,
    NzIconDirective,
    RouterLink,
    RuleFields,
    RulePreview,
    StatePanel,
    TranslocoDirective,
  ],
  providers: [RuleForm],
  templateUrl: './rule-edit-page.html',
  styleUrl: './rule-edit-page.css',
})
export class RuleEditPage {
  readonly #router = inject(Router);
  readonly #language = inject(Language);
  readonly #messages = inject(NzMessageService);
  protected readonly form = inject(RuleForm);
  protected readonly canWrite = inject(Session).can('weather-rule.write');
  /** From the address; without one it is a new rule. */
  readonly id = input<string>();

  protected readonly rules = apiResource(listWeatherRules, () => ({}), { isEmpty: () => false });
  protected readonly state = computed(() =>
    this.rules.value()?.items.find(({ id }) => id === this.id()),
  );
  /** The version that the form began with: somebody may write another one meanwhile. */
  protected readonly afterVersion = computed(() => this.state()?.versions[0]?.rule.version ?? 0);
  protected readonly isMissing = computed(
    () => this.id() !== undefined && this.rules.value() !== undefined && this.state() === undefined,
  );

  constructor() {
    effect(() => {
      const id = this.id();
      const newest = this.state()?.versions[0]?.rule;
      if (id !== undefined && newest === undefined) return;
      untracked(() => {
        if (!this.form.isChanged()) this.form.start(newest ? begun(draftOf(newest)) : emptyRule());
      });
    });
  }

  protected async save(): Promise<void> {
    const written = await this.form.send(this.afterVersion());
    if (written === undefined) return;
    const version = written.versions[0]?.rule.version ?? 1;
    this.#messages.success(this.#language.translate('weatherRules.form.saved', { version }));
    await this.#router.navigate(['/weather-rules']);
  }
}

/** A version begins today unless it was to begin later. */
function begun<Draft extends { readonly effectiveFrom: string }>(draft: Draft): Draft {
  const today = parkToday();
  return draft.effectiveFrom < today ? { ...draft, effectiveFrom: today } : draft;
}
