import { Component, computed, DestroyRef, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import type { AlarmFlood } from '@parkwatch/domain/wire/alarms';
import { listAlarmFloods } from '@parkwatch/domain/wire/alarms';
import { apiResource } from '../api/api-resource.ts';
import { Instant } from '../i18n/instant.ts';
import { LocalText } from '../i18n/local-text.ts';
import { Live } from '../live/live.ts';

/** The count falls while nothing new comes, and no event says so. */
const RELOAD_MS = 30_000;

/** Floods of alarms that stand: how many came, and where most of them come from. Nothing when there is none. */
@Component({
  selector: 'pw-flood-banner',
  imports: [Instant, LocalText, NzIconDirective, RouterLink, TranslocoDirective],
  template: `<ng-container *transloco="let t; prefix: 'alarmFlood'">
    @for (flood of shown(); track flood.id) {
      <article role="status">
        <nz-icon nzType="warning" />
        <div>
          <strong>{{ flood.enterprise ? (flood.enterprise.name | localText) : t('park') }}</strong>
          {{ t('count', { count: flood.count }) }} ·
          <span class="quiet">{{ t('since') }} {{ flood.beganAt | instant: 'time' }}</span>
          <ul [attr.aria-label]="t('sources')">
            @for (source of flood.sources; track $index) {
              <li>
                @if (source.enterprise; as enterprise) {
                  <a [routerLink]="['/alarms']" [queryParams]="{ enterpriseId: enterprise.id }">
                    @if (!flood.enterprise) {
                      {{ enterprise.name | localText }}
                    }
                    {{ source.facility ? (source.facility.name | localText) : t('noFacility') }}
                  </a>
                } @else {
                  {{ t('parkSensors') }}
                }
                <span class="tabular">{{ source.count }}</span>
              </li>
            }
          </ul>
        </div>
      </article>
    }
  </ng-container>`,
  styles: `
    :host {
      display: grid;
      gap: var(--space-2);
    }
    article {
      display: flex;
      gap: var(--space-3);
      padding: var(--space-3) var(--space-4);
      border: 1px solid var(--orange);
      border-radius: var(--radius-2);
      background: var(--orange-soft);
      color: var(--orange-text);
    }
    nz-icon {
      font-size: 22px;
    }
    div {
      flex: 1;
      min-width: 0;
    }
    .quiet {
      font-size: var(--text-s);
    }
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-1) var(--space-4);
      margin-top: var(--space-1);
    }
    a {
      color: inherit;
      text-decoration: underline;
    }
    article:last-child {
      margin-bottom: var(--space-3);
    }
  `,
})
export class FloodBanner {
  readonly #live = inject(Live);
  readonly floods = apiResource(listAlarmFloods, () => ({}), { reloadOn: this.#live.resyncs });
  protected readonly shown = computed(
    (): readonly AlarmFlood[] => this.floods.value()?.items ?? [],
  );

  constructor() {
    const stop = this.#live.on('notice', ({ kind }) => {
      if (kind.startsWith('alarm-flood.')) this.floods.reload();
    });
    const timer = setInterval(() => {
      if (this.shown().length > 0) this.floods.reload();
    }, RELOAD_MS);
    inject(DestroyRef).onDestroy(() => {
      stop();
      clearInterval(timer);
    });
  }
}
