import {
  Component,
  computed,
  effect,
  inject,
  input,
  model,
  signal,
  untracked,
} from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { listFacilities } from '@parkwatch/domain/wire/enterprises';
import { apiResource } from '../api/api-resource.ts';
import { Language } from '../i18n/language.ts';
import { Session } from '../session/session.ts';
import { EnterpriseSelect } from '../ui/enterprise-select.ts';

/** Chooses a facility: of an enterprise that the park chooses first, or of the account's own. */
@Component({
  selector: 'pw-place-fields',
  imports: [EnterpriseSelect, FormsModule, NzSelectModule, TranslocoDirective],
  template: `<ng-container *transloco="let t; prefix: 'equipmentWarnings.form'">
    @if (!isOneEnterprise()) {
      <div class="field">
        <label for="place-enterprise">{{ t('enterprise') }}</label>
        <pw-enterprise-select
          fieldId="place-enterprise"
          [allowClear]="false"
          [enterpriseId]="enterpriseId()"
          (enterpriseIdChange)="chooseEnterprise($event)"
        />
      </div>
    }
    <div class="field">
      <label for="place-facility">{{ t('facility') }}</label>
      <nz-select
        nzId="place-facility"
        nzShowSearch
        [nzDisabled]="!isOneEnterprise() && enterpriseId() === undefined"
        [nzPlaceHolder]="t('chooseFacility')"
        [ngModelOptions]="{ standalone: true }"
        [ngModel]="facilityId() || null"
        (ngModelChange)="facilityId.set($event)"
      >
        @for (one of facilities(); track one.value) {
          <nz-option [nzValue]="one.value" [nzLabel]="one.label" />
        }
      </nz-select>
      @if (fault(); as words) {
        <span class="error" role="alert">{{ words }}</span>
      }
    </div>
  </ng-container>`,
  styles: `
    :host {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 220px), 1fr));
      gap: var(--space-3);
    }
    nz-select {
      width: 100%;
    }
  `,
})
export class PlaceFields {
  readonly #language = inject(Language);
  protected readonly isOneEnterprise = inject(Session).isEnterprise;
  /** 0: none is chosen. */
  readonly facilityId = model(0);
  /** Of the facility that a form begins with. */
  readonly startEnterpriseId = input<number>();
  readonly fault = input<string>();
  protected readonly enterpriseId = signal<number | undefined>(undefined);

  readonly #found = apiResource(
    listFacilities,
    () => {
      const enterpriseId = this.enterpriseId();
      if (enterpriseId !== undefined) return { query: { enterpriseId } };
      return this.isOneEnterprise() ? { query: {} } : undefined;
    },
    { isEmpty: () => false },
  );
  protected readonly facilities = computed(() =>
    (this.#found.value()?.items ?? []).map(({ id, code, name }) => ({
      value: id,
      label: `${this.#language.pick(name)} · ${code}`,
    })),
  );

  constructor() {
    effect(() => {
      const start = this.startEnterpriseId();
      if (start !== undefined) untracked(() => this.enterpriseId.set(start));
    });
  }

  protected chooseEnterprise(id: number | undefined): void {
    this.enterpriseId.set(id);
    this.facilityId.set(0);
  }
}
