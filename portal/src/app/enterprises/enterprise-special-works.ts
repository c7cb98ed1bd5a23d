import { Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { specialWorkText } from '@parkwatch/domain/special-work/kinds';
import { isGoingOn } from '@parkwatch/domain/special-work/standing';
import { listSpecialWorks } from '@parkwatch/domain/wire/special-works';
import type { SpecialWork } from '@parkwatch/domain/wire/special-works';
import { apiResource } from '../api/api-resource.ts';
import { Instant } from '../i18n/instant.ts';
import { LocalText } from '../i18n/local-text.ts';
import { SecondsClock } from '../i18n/seconds-clock.ts';
import { Live } from '../live/live.ts';
import { SpecialWorkTags } from '../ui/special-work-tags.ts';
import { StatePanel } from '../ui/state-panel.ts';
import { Tag } from '../ui/tag.ts';
import { TimeAgo } from '../ui/time-ago.ts';

const SHOWN = 5;
const PAGE = 100;
/** A permit becomes active or unclosed by the clock alone. */
const RENEW_MS = 60_000;

/**
 * Permits of special work (特殊作业票) of an enterprise: what nobody closed and what goes on is all there, what is closed on
 * demand. That none ever came is said, and is not "nobody works".
 */
@Component({
  selector: 'pw-enterprise-special-works',
  imports: [
    Instant,
    LocalText,
    NzButtonModule,
    NzIconDirective,
    SpecialWorkTags,
    StatePanel,
    Tag,
    TimeAgo,
    TranslocoDirective,
  ],
  template: `<section class="panel" *transloco="let t; prefix: 'enterprises.specialWorks'">
    <header>
      <h2>{{ t('title') }}</h2>
      <span class="tags">
        @if (counts(); as counts) {
          @if (counts.unclosed > 0) {
            <pw-tag tone="red" strong
              ><nz-icon nzType="warning" /> {{ t('unclosedCount', { count: counts.unclosed }) }}
            </pw-tag>
          }
          @if (counts.active > 0) {
            <pw-tag tone="orange">{{ t('activeCount', { count: counts.active }) }}</pw-tag>
          }
        }
        @if (hasMore()) {
          <button nz-button nzType="link" nzSize="small" (click)="isLong.set(true)">
            {{ t('more') }}
          </button>
        }
      </span>
    </header>
    <pw-state-panel [of]="permits" [lines]="3">
      <ul>
        @for (one of shown(); track one.id) {
          <li [class.over]="one.standing === 'closed' || one.standing === 'lapsed'">
            <span>{{ nameOf(one) | localText }}</span>
            <pw-special-work-tags class="tags" [of]="one" />
            <span class="quiet">
              <span class="tabular"
                >{{ one.validFrom | instant }} – {{ one.validUntil | instant }}</span
              >
              @if (one.facility; as facility) {
                · {{ facility.name | localText }}
              } @else if (one.place) {
                · {{ one.place }}
              }
              @if (one.people !== null) {
                · {{ t('people', { count: one.people }) }}
              }
              @if (one.contractor) {
                · {{ one.contractor }}
              }
              @if (one.guardian) {
                · {{ t('guardian') }} {{ one.guardian }}
              }
              @if (one.content) {
                <br />{{ one.content }}
              }
              <br /><span class="mono">{{ one.number }}</span>
            </span>
          </li>
        } @empty {
          @if (lastReceivedAt(); as at) {
            <li class="none">{{ t('noneOpen') }} · {{ t('last') }} <pw-time-ago [at]="at" /></li>
          } @else {
            <li class="none">{{ t('none') }}</li>
          }
        }
      </ul>
    </pw-state-panel>
  </section>`,
  styleUrl: './side-list.css',
  styles: `
    h2 {
      white-space: nowrap;
    }
    .over {
      color: var(--text-2);
    }
  `,
})
export class EnterpriseSpecialWorks {
  readonly enterpriseId = input.required<number>();
  readonly #live = inject(Live);
  readonly #nowMs = inject(SecondsClock).nowMs;
  readonly #renew = computed(
    () => `${this.#live.resyncs()} ${Math.floor(this.#nowMs() / RENEW_MS)}`,
  );
  protected readonly isLong = signal(false);
  protected readonly permits = apiResource(
    listSpecialWorks,
    () => ({ query: { enterpriseId: this.enterpriseId(), limit: PAGE } }),
    { reloadOn: this.#renew, isEmpty: () => false },
  );
  protected readonly counts = this.permits.value;
  protected readonly lastReceivedAt = computed(() => this.permits.value()?.lastReceivedAt ?? null);
  readonly #all = computed(() => this.permits.value()?.items ?? []);
  /** What goes on is all there, however much; the closed ones only when they are asked for. */
  protected readonly shown = computed(() => {
    if (this.isLong()) return this.#all();
    const going = this.#all().filter(({ standing }) => isGoingOn(standing));
    const others = this.#all().filter(
      ({ standing }) => !isGoingOn(standing) && standing !== 'closed',
    );
    return [...going, ...others.slice(0, Math.max(0, SHOWN - going.length))];
  });
  protected readonly hasMore = computed(
    () => !this.isLong() && this.#all().length > this.shown().length,
  );

  protected nameOf({ kind, level }: SpecialWork) {
    return specialWorkText(kind, level);
  }
}
