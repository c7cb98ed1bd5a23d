import { Component, computed, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NZ_MODAL_DATA, type NzModalService } from 'ng-zorro-antd/modal';
import { NzSegmentedModule } from 'ng-zorro-antd/segmented';
import { longestShelfMs } from '@parkwatch/domain/alarm/next-alarm';
import { MINUTE_MS } from '@parkwatch/domain/time/duration';
import type { Alarm } from '@parkwatch/domain/wire/alarms';
import { Instant } from '../i18n/instant.ts';
import { Language } from '../i18n/language.ts';
import { SecondsClock } from '../i18n/seconds-clock.ts';
import { DialogEnd } from '../ui/dialog/dialog-end.ts';
import { dialogForm, formDialog } from '../ui/dialog/dialog-form.ts';

type Shelving = {
  readonly alarm: Alarm;
  readonly shelve: (minutes: number, reason: string) => Promise<void>;
};

/** Lengths that are offered, as far as the rule of the alarm allows them. */
const MINUTES = [30, 60, 120, 240, 480];
/** For an alarm that may not be silenced for half an hour. */
const SHORT_MINUTES = [5, 10, 15];

/** Opens the dialog: shelving always has a reason and an end. */
export function openShelve(modal: NzModalService, shelving: Shelving): void {
  modal.create<ShelveForm, Shelving>({
    ...formDialog,
    nzContent: ShelveForm,
    nzData: shelving,
  });
}

@Component({
  selector: 'pw-shelve-form',
  imports: [DialogEnd, FormsModule, Instant, NzInputModule, NzSegmentedModule, TranslocoDirective],
  templateUrl: './shelve-form.html',
})
export class ShelveForm {
  readonly #shelving = inject<Shelving>(NZ_MODAL_DATA);
  readonly #nowMs = inject(SecondsClock).nowMs;

  readonly #language = inject(Language);
  protected readonly reason = signal('');
  protected readonly form = dialogForm();
  readonly #longestMinutes = longestMinutes(this.#shelving.alarm);
  /** An urgent alarm of a toxic gas: the choices are short, and the form says why. */
  protected readonly isShort = this.#longestMinutes < Math.min(...MINUTES);
  readonly #offered = (this.isShort ? SHORT_MINUTES : MINUTES).filter(
    (minutes) => minutes <= this.#longestMinutes,
  );
  protected readonly minutes = signal(this.#offered[1] ?? this.#longestMinutes);
  protected readonly choices = this.#offered.map((minutes) => ({
    value: minutes,
    label:
      minutes < 60
        ? this.#language.translate('alarms.minutes', { count: minutes })
        : this.#language.translate('alarms.hours', { count: minutes / 60 }),
  }));
  protected readonly untilMs = computed(() => this.#nowMs() + this.minutes() * MINUTE_MS);
  protected readonly canSend = computed(() => this.reason().trim() !== '');

  protected async send(): Promise<void> {
    if (!this.canSend()) return;
    await this.form.send(() => this.#shelving.shelve(this.minutes(), this.reason().trim()));
  }
}

function longestMinutes({ priority, point }: Alarm): number {
  return longestShelfMs({ priority, pointKind: point.kind }) / MINUTE_MS;
}
