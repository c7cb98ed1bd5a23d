import { Component, computed, inject, input, model } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { listEnterpriseNames } from '@parkwatch/domain/wire/enterprises';
import { apiResource } from '../api/api-resource.ts';
import { ProblemText } from '../api/problem-text.ts';
import { Language } from '../i18n/language.ts';

/** Chooses an enterprise by any part of its name or code. An administrator sees which there are, and nothing more of them. */
@Component({
  selector: 'pw-enterprise-picker',
  imports: [FormsModule, NzSelectModule, TranslocoDirective],
  template: `<div class="field" *transloco="let t; prefix: 'users'">
    <label for="account-enterprise">{{ label() }}</label>
    <nz-select
      nzId="account-enterprise"
      nzShowSearch
      nzAllowClear
      [nzPlaceHolder]="none()"
      [nzLoading]="names.isLoading()"
      [nzNotFoundContent]="t('enterpriseNone')"
      [ngModelOptions]="{ standalone: true }"
      [ngModel]="enterpriseId()"
      (ngModelChange)="enterpriseId.set($event)"
      (nzOpenChange)="$event && names.phase() === 'error' && names.reload()"
    >
      @for (enterprise of enterprises(); track enterprise.id) {
        <nz-option [nzLabel]="enterprise.label" [nzValue]="enterprise.id" />
      }
    </nz-select>
    @if (problem(); as text) {
      <span class="error" role="alert">{{ text }}</span>
    } @else {
      <span class="hint">{{ t('enterpriseHint') }}</span>
    }
  </div>`,
})
export class EnterprisePicker {
  readonly #problemText = inject(ProblemText);
  readonly #language = inject(Language);
  readonly label = input.required<string>();
  /** The word for "no enterprise". */
  readonly none = input.required<string>();
  readonly enterpriseId = model<number | null>(null);

  protected readonly names = apiResource(listEnterpriseNames, () => ({}));
  protected readonly enterprises = computed(() =>
    (this.names.value()?.items ?? []).map(({ id, code, name }) => ({
      id,
      label: `${code} ${this.#language.pick(name)}`,
    })),
  );
  protected readonly problem = computed(() => {
    const error = this.names.error();
    return error && this.#problemText.of(error);
  });
}
