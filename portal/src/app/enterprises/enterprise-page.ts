import { Component, computed, DestroyRef, inject, input, numberAttribute } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzDrawerModule } from 'ng-zorro-antd/drawer';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { listFacilities, listPoints, readEnterprise } from '@parkwatch/domain/wire/enterprises';
import { apiResource } from '../api/api-resource.ts';
import { Amount } from '../i18n/amount.ts';
import { LocalText } from '../i18n/local-text.ts';
import { SecondsClock } from '../i18n/seconds-clock.ts';
import { Live } from '../live/live.ts';
import { onStock } from '../live/on-stock.ts';
import { mapLink } from '../map/map-link.ts';
import { Session } from '../session/session.ts';
import { RatingMark } from '../ui/rating-mark.ts';
import { StatePanel } from '../ui/state-panel.ts';
import { EnterpriseAlarms } from './enterprise-alarms.ts';
import { EnterpriseBatches } from './enterprise-batches.ts';
import { EnterpriseDangers } from './enterprise-dangers.ts';
import { EnterpriseDataQuality } from './enterprise-data-quality.ts';
import { EnterpriseDualPrevention } from './enterprise-dual-prevention.ts';
import { EnterpriseInspections } from './enterprise-inspections.ts';
import { EnterprisePasses } from './enterprise-passes.ts';
import { EnterpriseSelfChecks } from './enterprise-self-checks.ts';
import { EnterpriseSpecialWorks } from './enterprise-special-works.ts';
import { blocksOf } from './enterprise-view.ts';
import { FacilityCard } from './facility-card.ts';
import { FrozenBanner } from './frozen-banner.ts';
import { PointDetail } from './point-detail.ts';

/** States of points and counts have no live event of their own; values have, and move by themselves. */
const RENEW_MS = 60_000;

/** One enterprise: what it has, what its sensors say, what stands against it. The home of its own people. */
@Component({
  selector: 'pw-enterprise-page',
  imports: [
    Amount,
    EnterpriseAlarms,
    EnterpriseBatches,
    EnterpriseDangers,
    EnterpriseDataQuality,
    EnterpriseDualPrevention,
    EnterpriseInspections,
    EnterprisePasses,
    EnterpriseSelfChecks,
    EnterpriseSpecialWorks,
    FacilityCard,
    FrozenBanner,
    LocalText,
    NzButtonModule,
    NzDrawerModule,
    NzIconDirective,
    PointDetail,
    RatingMark,
    RouterLink,
    StatePanel,
    TranslocoDirective,
  ],
  templateUrl: './enterprise-page.html',
  styleUrl: './enterprise-page.css',
})
export class EnterprisePage {
  readonly #router = inject(Router);
  readonly #session = inject(Session);
  readonly #live = inject(Live);
  readonly #nowMs = inject(SecondsClock).nowMs;
  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });
  readonly point = input<string>();

  readonly #renew = computed(
    () => `${this.#live.resyncs()} ${Math.floor(this.#nowMs() / RENEW_MS)}`,
  );
  readonly #query = computed(() => ({ query: { enterpriseId: this.id() } }));
  protected readonly detail = apiResource(readEnterprise, () => ({ params: { id: this.id() } }), {
    reloadOn: this.#renew,
  });
  protected readonly facilities = apiResource(listFacilities, this.#query);
  protected readonly points = apiResource(listPoints, this.#query, { reloadOn: this.#renew });

  protected readonly enterprise = this.detail.value;
  protected readonly isOwn = computed(() => this.#session.me()?.enterprise?.id === this.id());
  protected readonly blocks = computed(() =>
    blocksOf(this.facilities.value()?.items ?? [], this.points.value()?.items ?? []),
  );
  protected readonly openPoint = computed(() => {
    const wanted = Number(this.point());
    return this.points.value()?.items.find(({ id }) => id === wanted);
  });
  protected readonly may = computed(() => ({
    seeAlarms: this.#session.can('alarm.read'),
    seeDangers: this.#session.can('hidden-danger.read'),
    seeSpecialWorks: this.#session.can('special-work.read'),
    seeSelfChecks: this.#session.can('self-check.read'),
    seeHazards: this.#session.can('major-hazard.read'),
    seePasses: this.#session.can('pass.read'),
    seeRestrictions: this.#session.can('restriction.read'),
    seeList: !this.#session.isEnterprise(),
    report: this.#session.can('hidden-danger.report'),
    upload: this.#session.can('file.upload'),
  }));
  protected readonly mapQuery = computed(() => {
    const enterprise = this.enterprise();
    return enterprise?.centre ? mapLink(enterprise.centre, `enterprises:${enterprise.id}`) : {};
  });

  constructor() {
    const stops = [
      this.#live.on('alarm', ({ enterprise }) => this.#renewIf(enterprise?.id)),
      this.#live.on('hidden-danger', ({ enterprise }) => this.#renewIf(enterprise.id)),
      this.#live.on('restriction', ({ enterprise }) => this.#renewIf(enterprise.id)),
    ];
    inject(DestroyRef).onDestroy(() => stops.forEach((stop) => stop()));
    onStock((quantityT) =>
      this.facilities.update((list) => ({
        ...list,
        items: list.items.map((one) => ({
          ...one,
          quantityT: quantityT.get(one.id) ?? one.quantityT,
        })),
      })),
    );
  }

  protected go(point: number | null): void {
    void this.#router.navigate([], { queryParams: { point }, queryParamsHandling: 'merge' });
  }

  #renewIf(enterpriseId: number | undefined): void {
    if (enterpriseId === this.id()) this.detail.reload();
  }
}
