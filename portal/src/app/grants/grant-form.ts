import { Component, computed, inject, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzMessageService } from 'ng-zorro-antd/message';
import { NzSegmentedModule } from 'ng-zorro-antd/segmented';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { durationText, HOUR_MS } from '@parkwatch/domain/time/duration';
import { listRatings } from '@parkwatch/domain/wire/enterprises';
import { requestGrant } from '@parkwatch/domain/wire/users';
import { Api } from '../api/api.ts';
import { apiResource } from '../api/api-resource.ts';
import { ProblemText } from '../api/problem-text.ts';
import { Language } from '../i18n/language.ts';

/** Lengths that are offered; the server's bound is 720 hours. */
const HOURS = [2, 8, 24, 72, 168] as const;

/** Asks for access to one enterprise, for a purpose and a time. */
@Component({
  selector: 'pw-grant-form',
  imports: [
    FormsModule,
    NzButtonModule,
    NzInputModule,
    NzSegmentedModule,
    NzSelectModule,
    TranslocoDirective,
  ],
  templateUrl: './grant-form.html',
  styleUrl: './grant-form.css',
})
export class GrantForm {
  readonly #api = inject(Api);
  readonly #message = inject(NzMessageService);
  readonly #problemText = inject(ProblemText);
  readonly #language = inject(Language);
  readonly asked = output();

  /** Who asks sees no enterprise yet; names stand in the ratings, which every authority may read. */
  protected readonly ratings = apiResource(listRatings, () => ({}));
  protected readonly choices = computed(() =>
    (this.ratings.value()?.items ?? []).map(({ enterpriseId, code, name }) => ({
      enterpriseId,
      label: `${this.#language.pick(name)} · ${code}`,
    })),
  );
  protected readonly enterpriseId = signal<number | null>(null);
  protected readonly purpose = signal('');
  protected readonly hours = signal<number>(24);
  protected readonly lengths = computed(() =>
    HOURS.map((value) => ({ value, label: this.#language.pick(durationText(value * HOUR_MS)) })),
  );
  protected readonly isBusy = signal(false);
  protected readonly problems = signal<readonly string[]>([]);
  protected readonly canSend = computed(
    () => this.enterpriseId() !== null && this.purpose().trim() !== '',
  );

  protected async send(): Promise<void> {
    const enterpriseId = this.enterpriseId();
    if (!this.canSend() || this.isBusy() || enterpriseId === null) return;
    this.isBusy.set(true);
    this.problems.set([]);
    try {
      await this.#api.call(requestGrant, {
        body: { enterpriseId, purpose: this.purpose().trim(), hours: this.hours() },
      });
      this.enterpriseId.set(null);
      this.purpose.set('');
      this.#message.success(this.#language.translate('grants.done'));
      this.asked.emit();
    } catch (error) {
      this.problems.set([this.#problemText.of(error), ...this.#problemText.fields(error)]);
    } finally {
      this.isBusy.set(false);
    }
  }
}
