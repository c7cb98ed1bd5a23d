import { Component, computed, DestroyRef, inject, input, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzSegmentedModule } from 'ng-zorro-antd/segmented';
import { Language } from '../i18n/language.ts';
import { Live } from '../live/live.ts';
import { Session } from '../session/session.ts';
import { PageHeader } from '../ui/page-header.ts';
import { BaselineList } from './baselines/baseline-list.ts';
import { EquipmentRuleList } from './rules/equipment-rule-list.ts';
import { SeasonCalendar } from './seasons/season-calendar.ts';
import { WarningList } from './warnings/warning-list.ts';

const VIEWS = ['warnings', 'rules', 'baselines', 'seasons'] as const;
type View = (typeof VIEWS)[number];

/** Early warning on equipment: what stands, the rules and baselines behind it, and the reminders of the season. */
@Component({
  selector: 'pw-equipment-warnings-page',
  imports: [
    BaselineList,
    EquipmentRuleList,
    FormsModule,
    NzButtonModule,
    NzIconDirective,
    NzSegmentedModule,
    PageHeader,
    RouterLink,
    SeasonCalendar,
    TranslocoDirective,
    WarningList,
  ],
  template: `<ng-container *transloco="let t; prefix: 'equipmentWarnings'">
    <pw-page-header [title]="t('title')" [subtitle]="t('subtitle')">
      <nz-segmented
        [nzOptions]="views()"
        [ngModel]="shown()"
        (ngModelChange)="go({ view: $event, facilityId: null })"
      />
      @if (canWrite && shown() === 'rules') {
        <a nz-button nzType="primary" routerLink="rules/new"
          ><nz-icon nzType="plus" /> {{ t('newRule') }}</a
        >
      }
      @if (canWrite && shown() === 'baselines') {
        <a nz-button nzType="primary" routerLink="baselines/new"
          ><nz-icon nzType="plus" /> {{ t('newBaseline') }}</a
        >
      }
    </pw-page-header>
    @switch (shown()) {
      @case ('warnings') {
        <pw-warning-list
          [reloadOn]="reloadOn()"
          [facilityId]="facility()"
          (everywhere)="go({ facilityId: null })"
        />
      }
      @case ('rules') {
        <pw-equipment-rule-list [reloadOn]="reloadOn()" [canWrite]="canWrite" />
      }
      @case ('baselines') {
        <pw-baseline-list [reloadOn]="reloadOn()" [canWrite]="canWrite" />
      }
      @case ('seasons') {
        <pw-season-calendar [canWrite]="canWriteSeasons" />
      }
    }
  </ng-container>`,
})
export class EquipmentWarningsPage {
  readonly #router = inject(Router);
  readonly #language = inject(Language);
  readonly #live = inject(Live);
  readonly #session = inject(Session);
  protected readonly canWrite = this.#session.can('equipment-rule.write');
  protected readonly canWriteSeasons = this.#session.can('season.write');

  /** From the address. */
  readonly view = input<string>();
  readonly facilityId = input<string>();

  protected readonly shown = computed<View>(
    () => VIEWS.find((view) => view === this.view()) ?? 'warnings',
  );
  protected readonly facility = computed(() => {
    const id = Number(this.facilityId());
    return Number.isInteger(id) && id > 0 ? id : undefined;
  });
  protected readonly views = computed(() =>
    VIEWS.map((value) => ({
      value,
      label: this.#language.translate(`equipmentWarnings.view.${value}`),
    })),
  );
  readonly #changes = signal(0);
  protected readonly reloadOn = computed(() => `${this.#live.resyncs()} ${this.#changes()}`);

  constructor() {
    const stop = this.#live.on('notice', ({ refKind }) => {
      if (refKind === 'equipment-warning') this.#changes.update((count) => count + 1);
    });
    inject(DestroyRef).onDestroy(stop);
  }

  protected go(queryParams: Record<string, string | null>): void {
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }
}
