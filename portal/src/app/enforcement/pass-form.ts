import { Component, computed, inject, input, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzMessageService } from 'ng-zorro-antd/message';
import type { Pass } from '@parkwatch/domain/wire/enforcement';
import { applyForPass } from '@parkwatch/domain/wire/enforcement';
import { Api } from '../api/api.ts';
import { ApiError } from '../api/api-error.ts';
import { ProblemText } from '../api/problem-text.ts';
import { Language } from '../i18n/language.ts';
import { fromLocalDatetime, toLocalDatetime } from '../i18n/local-datetime.ts';
import { SecondsClock } from '../i18n/seconds-clock.ts';
import { FrozenReason } from './frozen-reason.ts';

const MIN_PLATE = 4;

/** Applies for a pass; while the right is frozen it says why and what to close to get it back. */
@Component({
  selector: 'pw-pass-form',
  imports: [FormsModule, FrozenReason, NzButtonModule, NzInputModule, TranslocoDirective],
  templateUrl: './pass-form.html',
  styleUrl: './pass-form.css',
})
export class PassForm {
  readonly #api = inject(Api);
  readonly #message = inject(NzMessageService);
  readonly #problemText = inject(ProblemText);
  readonly #language = inject(Language);
  readonly #nowMs = inject(SecondsClock).nowMs;

  readonly isFrozen = input(false);
  readonly applied = output<Pass>();

  protected readonly plate = signal('');
  protected readonly substance = signal('');
  protected readonly visitAt = signal('');
  protected readonly isBusy = signal(false);
  protected readonly problems = signal<readonly string[]>([]);
  /** Frozen between the loading of the page and the application. */
  readonly #wasRefused = signal(false);
  protected readonly showsFrozen = computed(() => this.isFrozen() || this.#wasRefused());
  protected readonly earliest = computed(() => toLocalDatetime(this.#nowMs()));
  protected readonly isPast = computed(() => {
    const at = fromLocalDatetime(this.visitAt());
    return at !== undefined && Date.parse(at) <= this.#nowMs();
  });
  protected readonly canSend = computed(
    () =>
      this.plate().trim().length >= MIN_PLATE &&
      this.substance().trim() !== '' &&
      fromLocalDatetime(this.visitAt()) !== undefined &&
      !this.isPast(),
  );

  protected async send(): Promise<void> {
    const visitAt = fromLocalDatetime(this.visitAt());
    if (!this.canSend() || this.isBusy() || !visitAt) return;
    this.isBusy.set(true);
    this.problems.set([]);
    try {
      const body = { plate: this.plate().trim(), substance: this.substance().trim(), visitAt };
      const pass = await this.#api.call(applyForPass, { body });
      for (const field of [this.plate, this.substance, this.visitAt]) field.set('');
      this.#message.success(this.#language.translate('passes.done'));
      this.applied.emit(pass);
    } catch (error) {
      this.#wasRefused.set(error instanceof ApiError && error.code === 'right-frozen');
      this.problems.set([this.#problemText.of(error), ...this.#problemText.fields(error)]);
    } finally {
      this.isBusy.set(false);
    }
  }
}
