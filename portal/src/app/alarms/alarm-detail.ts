import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzMessageService } from 'ng-zorro-antd/message';
import { isShelvingLeftToPark } from '@parkwatch/domain/alarm/is-shelving-left-to-park';
import { readAlarm } from '@parkwatch/domain/wire/alarms';
import { apiResource } from '../api/api-resource.ts';
import { ProblemText } from '../api/problem-text.ts';
import { Amount } from '../i18n/amount.ts';
import { Instant } from '../i18n/instant.ts';
import { Language } from '../i18n/language.ts';
import { LocalText } from '../i18n/local-text.ts';
import { UnitSymbol } from '../i18n/unit-symbol.ts';
import { Live } from '../live/live.ts';
import { Session } from '../session/session.ts';
import { alarmCondition } from '../ui/alarm-condition.ts';
import { AlarmStateTag } from '../ui/alarm-state-tag.ts';
import { PriorityTag } from '../ui/priority-tag.ts';
import { ReasonDialog, reasonDialog } from '../ui/reason-dialog.ts';
import { StatePanel } from '../ui/state-panel.ts';
import { Tag } from '../ui/tag.ts';
import { AlarmExplain } from './alarm-explain.ts';
import { AlarmSnapshots } from './alarm-snapshots.ts';
import type { AlarmStore } from './alarm-store.ts';
import { AlarmTransitions } from './alarm-transitions.ts';
import { AlarmTrend } from './alarm-trend.ts';
import { openShelve } from './shelve-form.ts';
import { Person } from '../ui/person.ts';

/** One alarm: what it is, why it was raised, how the value ran, what the place already had against it, who did what. */
@Component({
  selector: 'pw-alarm-detail',
  imports: [
    AlarmExplain,
    AlarmSnapshots,
    AlarmStateTag,
    AlarmTransitions,
    AlarmTrend,
    Amount,
    Instant,
    LocalText,
    NzButtonModule,
    Person,
    PriorityTag,
    RouterLink,
    StatePanel,
    Tag,
    TranslocoDirective,
    UnitSymbol,
  ],
  providers: [...reasonDialog],
  templateUrl: './alarm-detail.html',
  styleUrl: './alarm-detail.css',
})
export class AlarmDetail {
  readonly #session = inject(Session);
  readonly #reasons = inject(ReasonDialog);
  readonly #message = inject(NzMessageService);
  readonly #problemText = inject(ProblemText);
  readonly #language = inject(Language);

  readonly alarmId = input.required<number>();
  protected readonly condition = alarmCondition;
  readonly store = input.required<AlarmStore>();

  protected readonly detail = apiResource(readAlarm, () => ({ params: { id: this.alarmId() } }), {
    reloadOn: inject(Live).resyncs,
  });
  protected readonly alarm = computed(() => this.detail.value()?.alarm);
  protected readonly history = computed(() => this.detail.value()?.history);
  protected readonly isUnacknowledged = computed(
    () => this.alarm()?.state.startsWith('unack') === true,
  );
  protected readonly isActive = computed(() => this.alarm()?.state.endsWith('-active') === true);
  protected readonly may = computed(() => {
    const state = this.alarm()?.state ?? 'normal';
    const priority = this.alarm()?.priority ?? 'urgent';
    const isOpen = state.includes('ack');
    const isLeftToPark = isShelvingLeftToPark(
      priority,
      this.#session.reach('alarm.shelve') === 'own',
    );
    const mayShelve = this.#session.can('alarm.shelve') && isOpen;
    return {
      acknowledge: this.#session.can('alarm.acknowledge') && this.isUnacknowledged(),
      confirm: this.#session.can('alarm.confirm') && isOpen && !this.alarm()?.confirmed,
      shelve: mayShelve && !isLeftToPark,
      shelveOnlyByPark: mayShelve && isLeftToPark,
      unshelve: this.#session.can('alarm.shelve') && state === 'shelved',
      report: this.#session.can('hidden-danger.report') && this.alarm()?.enterprise !== null,
      seeDangers: this.#session.can('hidden-danger.read'),
      seeIncident: this.#session.can('incident.read'),
      askWhatIf: this.#session.can('consequence.run'),
      seeTrend: this.#session.can('point.read'),
      seeSnapshots: this.#session.can('camera.read') && this.alarm()?.point.kind === 'video-event',
    };
  });

  constructor() {
    // A change that came live or by a button of ours: its history grew as well.
    effect(() => {
      const changed = this.store().changed();
      if (changed?.id === untracked(this.alarmId)) untracked(() => this.detail.reload());
    });
  }

  protected async acknowledge(): Promise<void> {
    await this.#ask('acknowledge', { isOptional: true }, (alarm, note) =>
      this.store().acknowledge(alarm, note),
    );
  }

  protected async confirm(): Promise<void> {
    await this.#ask('confirm', { isDanger: true }, (alarm, note) =>
      this.store().confirm(alarm, note),
    );
  }

  protected shelve(): void {
    const alarm = this.alarm();
    if (!alarm) return;
    openShelve(this.#reasons.modal, {
      alarm,
      shelve: (minutes, reason) => this.store().shelve(alarm, minutes, reason),
    });
  }

  protected async unshelve(): Promise<void> {
    const alarm = this.alarm();
    if (!alarm) return;
    try {
      await this.store().unshelve(alarm);
    } catch (error) {
      this.#message.error(this.#problemText.of(error));
    }
  }

  async #ask(
    what: 'acknowledge' | 'confirm',
    options: { isOptional?: boolean; isDanger?: boolean },
    act: (alarm: NonNullable<ReturnType<typeof this.alarm>>, reason: string) => Promise<void>,
  ): Promise<void> {
    const alarm = this.alarm();
    if (!alarm) return;
    const say = (key: string) => this.#language.translate(`alarms.ask.${what}.${key}`);
    await this.#reasons.ask({
      title: say('title'),
      text: say('text'),
      confirm: say('confirm'),
      ...options,
      act: (reason) => act(alarm, reason),
    });
  }
}
