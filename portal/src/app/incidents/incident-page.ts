import { Component, computed, DestroyRef, inject, input, numberAttribute } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { closeIncident, readIncident } from '@parkwatch/domain/wire/incidents';
import { Api } from '../api/api.ts';
import { apiResource } from '../api/api-resource.ts';
import { Amount } from '../i18n/amount.ts';
import { Instant } from '../i18n/instant.ts';
import { Language } from '../i18n/language.ts';
import { LocalText } from '../i18n/local-text.ts';
import { SecondsClock } from '../i18n/seconds-clock.ts';
import { Live } from '../live/live.ts';
import { mapLink } from '../map/map-link.ts';
import { Session } from '../session/session.ts';
import { ReasonDialog, reasonDialog } from '../ui/reason-dialog.ts';
import { StatePanel } from '../ui/state-panel.ts';
import { Tag } from '../ui/tag.ts';
import { IncidentLog } from './incident-log.ts';
import { byNeed, tallyOf, withOrder } from './incident-view.ts';
import { IncidentWhy } from './incident-why.ts';
import { OrderCard } from './order-card.ts';
import { OrderList } from './order-list.ts';
import { RunningClock } from './running-clock.ts';
import { Person } from '../ui/person.ts';

/** One incident: what, where and why; who has not answered stands first, with a running clock. */
@Component({
  selector: 'pw-incident-page',
  imports: [
    Amount,
    IncidentLog,
    Instant,
    LocalText,
    NzButtonModule,
    NzIconDirective,
    OrderCard,
    OrderList,
    Person,
    RouterLink,
    RunningClock,
    StatePanel,
    Tag,
    TranslocoDirective,
  ],
  providers: [...reasonDialog, IncidentWhy],
  templateUrl: './incident-page.html',
  styleUrl: './incident-page.css',
})
export class IncidentPage {
  readonly #api = inject(Api);
  readonly #live = inject(Live);
  readonly #session = inject(Session);
  readonly #reasons = inject(ReasonDialog);
  readonly #language = inject(Language);
  readonly #why = inject(IncidentWhy);
  readonly #nowMs = inject(SecondsClock).nowMs;
  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });

  protected readonly detail = apiResource(readIncident, () => ({ params: { id: this.id() } }), {
    reloadOn: this.#live.resyncs,
  });
  protected readonly incident = this.detail.value;
  protected readonly orders = computed(() => this.incident()?.orders.toSorted(byNeed) ?? []);
  /** An enterprise answers its own order here. */
  protected readonly ownOrder = computed(() => {
    const own = this.#session.me()?.enterprise?.id;
    return this.orders().find(({ enterprise }) => enterprise.id === own);
  });
  protected readonly tally = computed(() => tallyOf(this.orders(), this.#nowMs()));
  protected readonly why = computed(() => this.#why.lines(this.incident()?.why ?? {}));
  protected readonly canAnswer = computed(() => this.#session.can('order.acknowledge'));
  protected readonly canClose = computed(
    () => this.#session.can('incident.close') && this.incident()?.state === 'open',
  );
  protected readonly canSeeAlarms = computed(() => this.#session.can('alarm.read'));
  /** Where the substance of an open incident goes: asked with its place. */
  protected readonly whatIfQuery = computed(() => {
    const incident = this.incident();
    if (incident?.state !== 'open' || !incident.substance) return undefined;
    if (!this.#session.can('consequence.run')) return undefined;
    return { at: incident.location.join(','), cas: incident.substance.cas };
  });
  protected readonly mapQuery = computed(() => {
    const incident = this.incident();
    return incident && mapLink(incident.location, `incidents:${incident.id}`);
  });

  constructor() {
    const stops = [
      this.#live.on('order', (order) => {
        if (order.incidentId !== this.id()) return;
        this.detail.update((incident) => withOrder(incident, order));
        // The log has grown as well.
        this.detail.reload();
      }),
      this.#live.on('incident', ({ id }) => {
        if (id === this.id()) this.detail.reload();
      }),
    ];
    inject(DestroyRef).onDestroy(() => stops.forEach((stop) => stop()));
  }

  protected reload(): void {
    this.detail.reload();
  }

  protected async close(): Promise<void> {
    const say = (key: string) => this.#language.translate(`incidents.close.${key}`);
    const { unanswered } = this.tally();
    await this.#reasons.ask({
      title: say('title'),
      text:
        unanswered > 0
          ? this.#language.translate('incidents.close.textOpen', { count: unanswered })
          : say('text'),
      confirm: say('confirm'),
      isDanger: true,
      act: async (reason) => {
        const closed = await this.#api.call(closeIncident, {
          params: { id: this.id() },
          body: { reason },
        });
        this.detail.update(() => closed);
      },
    });
  }
}
