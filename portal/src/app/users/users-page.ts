import { Component, computed, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzSegmentedModule } from 'ng-zorro-antd/segmented';
import { Language } from '../i18n/language.ts';
import { Session } from '../session/session.ts';
import { PageHeader } from '../ui/page-header.ts';
import { AccountList } from './account-list.ts';
import { KeyList } from './key-list.ts';

type Part = 'accounts' | 'keys';

/** Who and what may come in: the accounts of people and the keys of data sources. */
@Component({
  selector: 'pw-users-page',
  imports: [AccountList, FormsModule, KeyList, NzSegmentedModule, PageHeader, TranslocoDirective],
  template: `<ng-container *transloco="let t; prefix: 'users'">
    <pw-page-header [title]="t('title')" [subtitle]="t('subtitle')">
      @if (seesKeys()) {
        <nz-segmented [nzOptions]="parts()" [ngModel]="part()" (ngModelChange)="part.set($event)" />
      }
    </pw-page-header>
    @if (part() === 'keys') {
      <pw-key-list />
    } @else {
      <pw-account-list />
    }
  </ng-container>`,
})
export class UsersPage {
  readonly #language = inject(Language);
  readonly #session = inject(Session);
  protected readonly part = signal<Part>('accounts');
  protected readonly seesKeys = computed(() => this.#session.can('api-key.read'));
  protected readonly parts = computed(() =>
    (['accounts', 'keys'] as const).map((value) => ({
      value,
      label: this.#language.translate(`users.part.${value}`),
    })),
  );
}
