import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { ROLES } from '@parkwatch/domain/access/roles';
import { actorGroupOf, isOpenHiddenDanger } from '@parkwatch/domain/hidden-danger/life';
import {
  INTERIM_KIND_LABELS,
  INTERIM_STATE_LABELS,
  interimStateAt,
  mayDecideInterim,
  mayEndInterim,
} from '@parkwatch/domain/hidden-danger/interim-measure';
import type { InterimState } from '@parkwatch/domain/hidden-danger/interim-measure';
import type { HiddenDangerDetail, InterimMeasure } from '@parkwatch/domain/wire/hidden-dangers';
import { Instant } from '../../i18n/instant.ts';
import { Language } from '../../i18n/language.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { SecondsClock } from '../../i18n/seconds-clock.ts';
import { Session } from '../../session/session.ts';
import { Countdown } from '../../ui/countdown.ts';
import { Person } from '../../ui/person.ts';
import { ReasonDialog, reasonDialog } from '../../ui/reason-dialog.ts';
import type { Tone } from '../../ui/tag.ts';
import { Tag } from '../../ui/tag.ts';
import type { DangerDetail } from '../danger-detail.ts';
import { InterimDialog } from './interim-dialog.ts';

const TONES: Readonly<Record<InterimState, Tone>> = {
  'in-force': 'green',
  expiring: 'orange',
  expired: 'red',
  ended: 'grey',
};

/** Interim protection of a hidden danger: what keeps people safe until it is rectified, until when, and who answers for it. */
@Component({
  selector: 'pw-interim-section',
  imports: [
    Countdown,
    Instant,
    LocalText,
    NzButtonModule,
    NzIconDirective,
    Person,
    Tag,
    TranslocoDirective,
  ],
  providers: [...reasonDialog, InterimDialog],
  templateUrl: './interim-section.html',
  styleUrl: './interim-section.css',
})
export class InterimSection {
  readonly #session = inject(Session);
  readonly #reasons = inject(ReasonDialog);
  readonly #dialog = inject(InterimDialog);
  readonly #language = inject(Language);
  readonly #nowMs = inject(SecondsClock).nowMs;

  readonly danger = input.required<HiddenDangerDetail>();
  readonly actions = input.required<DangerDetail>();
  protected readonly kinds = INTERIM_KIND_LABELS;

  readonly #group = computed(() => {
    const role = this.#session.me()?.role;
    return role === undefined ? 'other' : actorGroupOf(role);
  });
  protected readonly canDecide = computed(
    () =>
      this.#session.can('interim-measure.write') &&
      mayDecideInterim(this.danger().state, this.#group()),
  );
  /** By the clock: what runs out while the page is open is shown so at once. */
  readonly #shown = computed(() =>
    this.danger().interimMeasures.map((measure) => {
      const endedAtMs = measure.ended === null ? null : Date.parse(measure.ended.at);
      const life = { untilMs: Date.parse(measure.until), endedAtMs };
      const state = interimStateAt(life, this.#nowMs());
      const canEnd = mayEndInterim(sideOf(measure), this.#group());
      return { measure, state, canEnd, tone: TONES[state], label: INTERIM_STATE_LABELS[state] };
    }),
  );
  protected readonly standing = computed(() =>
    this.#shown().filter(({ state }) => state !== 'ended'),
  );
  protected readonly ended = computed(() => this.#shown().filter(({ state }) => state === 'ended'));
  /** A closed danger that never had any has nothing to say of it. */
  protected readonly isShown = computed(
    () => this.#shown().length > 0 || isOpenHiddenDanger(this.danger().state),
  );

  protected add(): void {
    this.#dialog.open({ danger: this.danger(), actions: this.actions() });
  }

  protected extend(extended: InterimMeasure): void {
    this.#dialog.open({ danger: this.danger(), actions: this.actions(), extended });
  }

  protected async end(measure: InterimMeasure): Promise<void> {
    const say = (key: string) => this.#language.translate(`interim.${key}`);
    await this.#reasons.ask({
      title: say('endTitle'),
      text: say('endText'),
      confirm: say('end'),
      act: (reason) => this.actions().endInterim(measure, reason),
    });
  }
}

/** Who laid it down, as the server told it; a role that this portal does not know is no enterprise. */
function sideOf({ addedBy }: InterimMeasure) {
  const role = ROLES.find((known) => known === addedBy.role);
  return role === undefined ? 'other' : actorGroupOf(role);
}
