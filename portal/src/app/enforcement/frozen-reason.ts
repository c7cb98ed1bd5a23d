import { Component, computed, DestroyRef, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { listRestrictions } from '@parkwatch/domain/wire/enforcement';
import { apiResource } from '../api/api-resource.ts';
import { Instant } from '../i18n/instant.ts';
import { LocalText } from '../i18n/local-text.ts';
import { Live } from '../live/live.ts';
import { Person } from '../ui/person.ts';

/** Why an enterprise can not apply now, and which hidden danger to close to get the right back. */
@Component({
  selector: 'pw-frozen-reason',
  imports: [Instant, LocalText, NzIconDirective, Person, RouterLink, TranslocoDirective],
  template: `<div role="alert" *transloco="let t; prefix: 'passes'">
    <p class="head"><nz-icon nzType="lock" /> {{ t('frozen') }}</p>
    @for (restriction of active(); track restriction.id) {
      <p>{{ restriction.why | localText }}</p>
      @if (restriction.decided; as decided) {
        <p class="quiet">
          {{ t('frozenBy') }} <pw-person [of]="decided.by" /> · {{ decided.at | instant: 'full' }} ·
          {{ decided.reason }}
        </p>
      }
      @if (restriction.hiddenDanger; as danger) {
        <p>
          {{ t('wayBack') }}
          <a [routerLink]="['/hidden-dangers', danger.id]"
            >{{ danger.title }} <span class="mono">{{ danger.number }}</span></a
          >
        </p>
      }
    }
  </div>`,
  styles: `
    div {
      display: grid;
      gap: var(--space-1);
      padding: var(--space-3) var(--space-4);
      border: 1px solid var(--red);
      border-radius: var(--radius-2);
      background: var(--red-soft);
      color: var(--red-text);
    }
    .head {
      font-size: var(--text-l);
      font-weight: var(--weight-strong);
    }
    .quiet {
      font-size: var(--text-s);
    }
    a {
      color: inherit;
      text-decoration: underline;
    }
  `,
})
export class FrozenReason {
  readonly #live = inject(Live);
  readonly #restrictions = apiResource(
    listRestrictions,
    () => ({ query: { view: 'open' as const } }),
    { reloadOn: this.#live.resyncs },
  );
  protected readonly active = computed(
    () => this.#restrictions.value()?.items.filter(({ state }) => state === 'active') ?? [],
  );

  constructor() {
    const stop = this.#live.on('restriction', () => this.#restrictions.reload());
    inject(DestroyRef).onDestroy(stop);
  }
}
