import { Component, computed, DestroyRef, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { listRestrictions } from '@parkwatch/domain/wire/enforcement';
import { apiResource } from '../api/api-resource.ts';
import { Instant } from '../i18n/instant.ts';
import { LocalText } from '../i18n/local-text.ts';
import { Live } from '../live/live.ts';
import { Person } from '../ui/person.ts';

/** Which rights of the enterprise are frozen, why, and which danger to close to get them back. Nothing when none is. */
@Component({
  selector: 'pw-frozen-banner',
  imports: [Instant, LocalText, NzIconDirective, Person, RouterLink, TranslocoDirective],
  template: `<ng-container *transloco="let t; prefix: 'frozen'">
    @if (restrictions.phase() === 'error') {
      <p class="unknown" role="status">{{ t('unknown') }}</p>
    }
    @for (restriction of own(); track restriction.id) {
      <article [class.proposed]="restriction.state === 'proposed'" role="status">
        <nz-icon nzType="lock" />
        <div>
          <strong>{{ t(restriction.state + '.' + restriction.right) }}</strong>
          <p>{{ restriction.why | localText }}</p>
          @if (restriction.decided; as decided) {
            <p class="quiet">
              <pw-person [of]="decided.by" /> · {{ decided.at | instant: 'full' }} ·
              {{ decided.reason }}
            </p>
          }
        </div>
        @if (restriction.hiddenDanger; as danger) {
          <a [routerLink]="['/hidden-dangers', danger.id]"
            >{{ t('toDanger') }} <span class="mono">{{ danger.number }}</span></a
          >
        }
      </article>
    }
  </ng-container>`,
  styles: `
    :host {
      display: grid;
      gap: var(--space-2);
    }
    article,
    .unknown {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-2) var(--space-4);
      padding: var(--space-3) var(--space-4);
      border: 1px solid var(--red);
      border-radius: var(--radius-2);
      background: var(--red-soft);
      color: var(--red-text);
    }
    article:last-child {
      margin-bottom: var(--space-4);
    }
    .proposed,
    .unknown {
      border-color: var(--orange);
      background: var(--orange-soft);
      color: var(--orange-text);
    }
    nz-icon {
      font-size: 22px;
    }
    div {
      flex: 1;
      min-width: 200px;
    }
    .quiet {
      font-size: var(--text-s);
    }
  `,
})
export class FrozenBanner {
  readonly #live = inject(Live);
  readonly enterpriseId = input.required<number>();

  protected readonly restrictions = apiResource(
    listRestrictions,
    () => ({ query: { view: 'open' as const } }),
    { reloadOn: this.#live.resyncs },
  );
  protected readonly own = computed(
    () =>
      this.restrictions
        .value()
        ?.items.filter(({ enterprise }) => enterprise.id === this.enterpriseId()) ?? [],
  );

  constructor() {
    const stop = this.#live.on('restriction', () => this.restrictions.reload());
    inject(DestroyRef).onDestroy(stop);
  }
}
