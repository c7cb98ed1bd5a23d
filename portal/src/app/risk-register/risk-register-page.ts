import { Component, computed, inject, input } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzSegmentedModule } from 'ng-zorro-antd/segmented';
import { Language } from '../i18n/language.ts';
import { Session } from '../session/session.ts';
import { EnterpriseSelect } from '../ui/enterprise-select.ts';
import { PageHeader } from '../ui/page-header.ts';
import { FaultList } from './faults/fault-list.ts';
import { RiskOverview } from './overview/risk-overview.ts';
import { filterOf, REGISTER_VIEWS } from './register-view.ts';
import type { FilterChange } from './register-view.ts';
import { RegisterTree } from './tree/register-tree.ts';

/** Risks of the enterprises: four colours, measures that do not work, and the register itself. The address holds view and filters. */
@Component({
  selector: 'pw-risk-register-page',
  imports: [
    EnterpriseSelect,
    FaultList,
    FormsModule,
    NzButtonModule,
    NzSegmentedModule,
    PageHeader,
    RegisterTree,
    RiskOverview,
    RouterLink,
    TranslocoDirective,
  ],
  template: `<ng-container *transloco="let t; prefix: 'riskRegister'">
    <pw-page-header [title]="t('title')" [subtitle]="t('subtitle')">
      <nz-segmented
        [nzOptions]="views()"
        [ngModel]="filter().view"
        (ngModelChange)="go({ view: $event })"
      />
      @if (!isOneEnterprise() && filter().view !== 'overview') {
        <label class="visually-hidden" for="by-enterprise">{{ t('byEnterprise') }}</label>
        <pw-enterprise-select
          class="by-enterprise"
          fieldId="by-enterprise"
          [placeholder]="t('allEnterprises')"
          [enterpriseId]="filter().enterpriseId"
          (enterpriseIdChange)="go({ enterpriseId: $event ?? null })"
        />
      }
      <a nz-button routerLink="/risk-methods">{{ t('toMethods') }}</a>
    </pw-page-header>
    @switch (filter().view) {
      @case ('overview') {
        <pw-risk-overview (chosen)="go($event)" />
        @if (isOneEnterprise()) {
          <pw-fault-list class="own-faults" [filter]="filter()" (changed)="go($event)" />
        }
      }
      @case ('faults') {
        <pw-fault-list [filter]="filter()" (changed)="go($event)" />
      }
      @default {
        <pw-register-tree [filter]="filter()" (changed)="go($event)" />
      }
    }
  </ng-container>`,
  styles: `
    .by-enterprise {
      width: 232px;
    }
    .own-faults {
      display: block;
    }
    @media (width < 768px) {
      .by-enterprise {
        width: 100%;
      }
    }
  `,
})
export class RiskRegisterPage {
  readonly #router = inject(Router);
  readonly #language = inject(Language);

  /** From the address. */
  readonly view = input<string>();
  readonly enterpriseId = input<string>();
  readonly level = input<string>();
  readonly type = input<string>();
  readonly faulty = input<string>();
  readonly text = input<string>();

  protected readonly filter = computed(() =>
    filterOf({
      ...{ view: this.view(), enterpriseId: this.enterpriseId(), level: this.level() },
      ...{ type: this.type(), faulty: this.faulty(), text: this.text() },
    }),
  );
  protected readonly views = computed(() =>
    REGISTER_VIEWS.map((value) => ({
      value,
      label: this.#language.translate(`riskRegister.view.${value}`),
    })),
  );
  protected readonly isOneEnterprise = inject(Session).isEnterprise;

  protected go(queryParams: FilterChange): void {
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }
}
