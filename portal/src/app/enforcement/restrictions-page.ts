import { Component, computed, DestroyRef, inject, input } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzSegmentedModule } from 'ng-zorro-antd/segmented';
import type { Restriction } from '@parkwatch/domain/wire/enforcement';
import { decideRestriction, listRestrictions } from '@parkwatch/domain/wire/enforcement';
import { Api } from '../api/api.ts';
import { apiResource } from '../api/api-resource.ts';
import { Language } from '../i18n/language.ts';
import { Live } from '../live/live.ts';
import { Session } from '../session/session.ts';
import { PageHeader } from '../ui/page-header.ts';
import { ReasonDialog, reasonDialog } from '../ui/reason-dialog.ts';
import { StatePanel } from '../ui/state-panel.ts';
import { RestrictionCard } from './restriction-card.ts';
import type { Decision } from './restriction-view.ts';
import { byNeed, RESTRICTION_VIEWS, withRestriction } from './restriction-view.ts';

/** Rights that are frozen or proposed to be: the system prepares the case, the director decides with a reason. */
@Component({
  selector: 'pw-restrictions-page',
  imports: [
    FormsModule,
    NzSegmentedModule,
    PageHeader,
    RestrictionCard,
    StatePanel,
    TranslocoDirective,
  ],
  providers: [...reasonDialog],
  template: `<ng-container *transloco="let t; prefix: 'restrictions'">
    <pw-page-header [title]="t('title')" [subtitle]="t('subtitle')">
      <nz-segmented [nzOptions]="views()" [ngModel]="shown()" (ngModelChange)="go($event)" />
    </pw-page-header>
    <pw-state-panel [of]="restrictions" live [emptyText]="t('empty.' + shown())" [lines]="8">
      <div class="cards">
        @for (restriction of rows(); track restriction.id) {
          <pw-restriction-card
            [restriction]="restriction"
            [canDecide]="canDecide()"
            (decide)="decide(restriction, $event)"
          />
        }
      </div>
    </pw-state-panel>
  </ng-container>`,
  styles: `
    .cards {
      display: grid;
      gap: var(--space-3);
      max-width: 1080px;
    }
  `,
})
export class RestrictionsPage {
  readonly #api = inject(Api);
  readonly #live = inject(Live);
  readonly #router = inject(Router);
  readonly #session = inject(Session);
  readonly #reasons = inject(ReasonDialog);
  readonly #language = inject(Language);
  /** From the address. */
  readonly view = input<string>();

  protected readonly shown = computed(
    () => RESTRICTION_VIEWS.find((view) => view === this.view()) ?? 'open',
  );
  protected readonly restrictions = apiResource(
    listRestrictions,
    () => ({ query: { view: this.shown() } }),
    { reloadOn: this.#live.resyncs },
  );
  protected readonly rows = computed(() => this.restrictions.value()?.items.toSorted(byNeed) ?? []);
  protected readonly views = computed(() =>
    RESTRICTION_VIEWS.map((value) => ({
      value,
      label: this.#language.translate(`restrictions.view.${value}`),
    })),
  );
  protected readonly canDecide = computed(() => this.#session.can('restriction.decide'));

  constructor() {
    const stop = this.#live.on('restriction', (changed) => this.#take(changed));
    inject(DestroyRef).onDestroy(stop);
  }

  protected go(view: string): void {
    void this.#router.navigate([], { queryParams: { view }, queryParamsHandling: 'merge' });
  }

  protected async decide({ id, enterprise }: Restriction, decision: Decision): Promise<void> {
    const values = { enterprise: this.#language.pick(enterprise.name) };
    const say = (key: string) =>
      this.#language.translate(`restrictions.ask.${decision}.${key}`, values);
    await this.#reasons.ask({
      title: say('title'),
      text: say('text'),
      confirm: say('confirm'),
      isDanger: decision === 'confirm',
      act: async (reason) =>
        this.#take(
          await this.#api.call(decideRestriction, { params: { id }, body: { decision, reason } }),
        ),
    });
  }

  #take(changed: Restriction): void {
    this.restrictions.update(({ items }) => ({
      items: withRestriction(items, changed, this.shown()),
    }));
  }
}
