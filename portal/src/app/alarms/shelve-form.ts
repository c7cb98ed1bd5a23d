import { Component, computed, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NZ_MODAL_DATA, type NzModalService } from 'ng-zorro-antd/modal';
import { NzSegmentedModule } from 'ng-zorro-antd/segmented';
import { MINUTE_MS } from '@parkwatch/domain/time/duration';
import { Instant } from '../i18n/instant.ts';
import { Language } from '../i18n/language.ts';
import { SecondsClock } from '../i18n/seconds-clock.ts';
import { DialogEnd } from '../ui/dialog/dialog-end.ts';
import { dialogForm, formDialog } from '../ui/dialog/dialog-form.ts';

type Shelve = (minutes: number, reason: string) => Promise<void>;

/** Lengths that are offered; the server's rule sets the bound. */
const MINUTES = [30, 60, 120, 240, 480] as const;

/** Opens the dialog: shelving always has a reason and an end. */
export function openShelve(modal: NzModalService, shelve: Shelve): void {
  modal.create<ShelveForm, Shelve>({
    ...formDialog,
    nzContent: ShelveForm,
    nzData: shelve,
  });
}

@Component({
  selector: 'pw-shelve-form',
  imports: [DialogEnd, FormsModule, Instant, NzInputModule, NzSegmentedModule, TranslocoDirective],
  templateUrl: './shelve-form.html',
})
export class ShelveForm {
  readonly #shelve = inject<Shelve>(NZ_MODAL_DATA);
  readonly #nowMs = inject(SecondsClock).nowMs;

  readonly #language = inject(Language);
  protected readonly minutes = signal<number>(60);
  protected readonly reason = signal('');
  protected readonly form = dialogForm();
  protected readonly choices = MINUTES.map((minutes) => ({
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
    await this.form.send(() => this.#shelve(this.minutes(), this.reason().trim()));
  }
}
