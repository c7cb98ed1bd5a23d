import { Component, computed, inject, input, model, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzSelectModule } from 'ng-zorro-antd/select';
import type { Enterprise } from '@parkwatch/domain/wire/enterprises';
import { listEnterprises, readEnterprise } from '@parkwatch/domain/wire/enterprises';
import { apiResource } from '../api/api-resource.ts';
import { Language } from '../i18n/language.ts';

type Choice = Pick<Enterprise, 'id' | 'code' | 'name'>;

/** Chooses one of the enterprises that the account sees, by any part of its name or code. */
@Component({
  selector: 'pw-enterprise-select',
  imports: [FormsModule, NzSelectModule, TranslocoDirective],
  template: `<nz-select
    *transloco="let t; prefix: 'enterpriseSelect'"
    nzShowSearch
    nzServerSearch
    [nzId]="fieldId()"
    [nzAllowClear]="allowClear()"
    [nzLoading]="found.isLoading()"
    [nzPlaceHolder]="placeholder() || t('choose')"
    [nzNotFoundContent]="found.phase() === 'error' ? t('failed') : t('none')"
    [ngModelOptions]="{ standalone: true }"
    [ngModel]="enterpriseId()"
    (ngModelChange)="enterpriseId.set($event ?? undefined)"
    (nzOnSearch)="search.set($event)"
    (nzOpenChange)="$event && found.phase() === 'error' && found.reload()"
  >
    @for (choice of choices(); track choice.id) {
      <nz-option [nzValue]="choice.id" [nzLabel]="labelOf(choice)" />
    }
  </nz-select>`,
  styles: `
    nz-select {
      width: 100%;
    }
  `,
})
export class EnterpriseSelect {
  readonly #language = inject(Language);
  readonly enterpriseId = model<number | undefined>();
  /** For the label's `for`. */
  readonly fieldId = input('enterprise');
  readonly placeholder = input('');
  readonly allowClear = input(true);

  protected readonly search = signal('');
  protected readonly found = apiResource(listEnterprises, () => ({
    query: { limit: 50, ...(this.search().trim() && { search: this.search().trim() }) },
  }));
  /** The chosen one, which may not be among those found. */
  readonly #chosen = apiResource(readEnterprise, () => {
    const id = this.enterpriseId();
    return id === undefined ? undefined : { params: { id } };
  });
  protected readonly choices = computed<readonly Choice[]>(() => {
    const found = this.found.value()?.items ?? [];
    const chosen = this.#chosen.value();
    const isMissing = chosen && !found.some(({ id }) => id === chosen.id);
    return isMissing ? [chosen, ...found] : found;
  });

  protected labelOf({ code, name }: Choice): string {
    return `${this.#language.pick(name)} · ${code}`;
  }
}
