import { Component, computed, inject, input, model } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { listUsers } from '@parkwatch/domain/wire/users';
import { apiResource } from '../api/api-resource.ts';
import { ProblemText } from '../api/problem-text.ts';
import { LocalText } from '../i18n/local-text.ts';

/**
 * Chooses an enterprise. An administrator has no right to the park's data, so the list is made of the enterprises that the
 * accounts name.
 */
@Component({
  selector: 'pw-enterprise-picker',
  imports: [FormsModule, LocalText, NzSelectModule, TranslocoDirective],
  template: `<div class="field" *transloco="let t; prefix: 'users'">
    <label for="account-enterprise">{{ label() }}</label>
    <nz-select
      nzId="account-enterprise"
      nzShowSearch
      nzAllowClear
      [nzPlaceHolder]="none()"
      [nzLoading]="accounts.isLoading()"
      [ngModelOptions]="{ standalone: true }"
      [ngModel]="enterpriseId()"
      (ngModelChange)="enterpriseId.set($event)"
    >
      @for (enterprise of enterprises(); track enterprise.id) {
        <nz-option
          [nzLabel]="enterprise.code + ' ' + (enterprise.name | localText)"
          [nzValue]="enterprise.id"
        />
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
  readonly label = input.required<string>();
  /** The word for "no enterprise". */
  readonly none = input.required<string>();
  readonly enterpriseId = model<number | null>(null);

  protected readonly accounts = apiResource(listUsers, () => ({ query: { limit: 500 } }));
  protected readonly enterprises = computed(() => {
    const named = (this.accounts.value()?.items ?? []).flatMap(
      ({ enterprise }) => enterprise ?? [],
    );
    const byId = new Map(named.map((enterprise) => [enterprise.id, enterprise]));
    return [...byId.values()].toSorted((a, b) => a.id - b.id);
  });
  protected readonly problem = computed(() => {
    const error = this.accounts.error();
    return error && this.#problemText.of(error);
  });
}
