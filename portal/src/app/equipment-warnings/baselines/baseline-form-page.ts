import { Component, computed, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { DAY_MS } from '@parkwatch/domain/time/duration';
import {
  MOST_BASELINE_POINTS,
  trainEquipmentBaseline,
} from '@parkwatch/domain/wire/equipment-warnings';
import { Api } from '../../api/api.ts';
import { ProblemText } from '../../api/problem-text.ts';
import { Language } from '../../i18n/language.ts';
import { InstantInput } from '../../ui/instant-input.ts';
import { facilityPoints } from '../facility-points.ts';
import { PlaceFields } from '../place-fields.ts';

type Span = { readonly from: Date | undefined; readonly to: Date | undefined };

/** Trains a baseline on a window of normal data; a window that teaches nothing is refused with the reason. */
@Component({
  selector: 'pw-baseline-form-page',
  imports: [
    FormsModule,
    InstantInput,
    NzButtonModule,
    NzIconDirective,
    NzSelectModule,
    PlaceFields,
    RouterLink,
    TranslocoDirective,
  ],
  templateUrl: './baseline-form-page.html',
  styleUrl: './baseline-form-page.css',
})
export class BaselineFormPage {
  readonly #api = inject(Api);
  readonly #router = inject(Router);
  readonly #language = inject(Language);
  readonly #problemText = inject(ProblemText);
  protected readonly most = MOST_BASELINE_POINTS;

  protected readonly facilityId = signal(0);
  protected readonly name = signal({ zh: '', en: '' });
  protected readonly pointIds = signal<readonly number[]>([]);
  protected readonly span = signal<Span>({
    from: new Date(Date.now() - 7 * DAY_MS),
    to: new Date(),
  });
  protected readonly leaveOut = signal<readonly Span[]>([]);
  protected readonly isBusy = signal(false);
  protected readonly problem = signal<string | undefined>(undefined);
  readonly #points = facilityPoints(this.facilityId);
  protected readonly options = computed(() =>
    this.#points().map(({ id, name, code }) => ({
      value: id,
      label: `${this.#language.pick(name)} · ${code}`,
    })),
  );
  protected readonly isReady = computed(
    () =>
      this.facilityId() > 0 &&
      this.name().zh.trim() !== '' &&
      this.name().en.trim() !== '' &&
      this.pointIds().length >= 2 &&
      [this.span(), ...this.leaveOut()].every(({ from, to }) => from && to && from < to),
  );

  protected chooseFacility(id: number): void {
    this.facilityId.set(id);
    this.pointIds.set([]);
  }

  protected changeName(language: 'zh' | 'en', event: Event): void {
    const { value } = event.target as HTMLInputElement;
    this.name.update((name) => ({ ...name, [language]: value }));
  }

  protected changeSpan(changes: Partial<Span>): void {
    this.span.update((span) => ({ ...span, ...changes }));
  }

  protected addLeaveOut(): void {
    this.leaveOut.update((list) => [...list, { from: undefined, to: undefined }]);
  }

  protected changeLeaveOut(at: number, changes: Partial<Span>): void {
    this.leaveOut.update((list) =>
      list.map((one, index) => (index === at ? { ...one, ...changes } : one)),
    );
  }

  protected removeLeaveOut(at: number): void {
    this.leaveOut.update((list) => list.filter((_, index) => index !== at));
  }

  protected async train(): Promise<void> {
    if (!this.isReady() || this.isBusy()) return;
    this.isBusy.set(true);
    this.problem.set(undefined);
    const body = {
      ...{ facilityId: this.facilityId(), name: this.name(), pointIds: [...this.pointIds()] },
      ...{ window: isoSpan(this.span()), leaveOut: this.leaveOut().map(isoSpan) },
    };
    try {
      await this.#api.call(trainEquipmentBaseline, { body });
      await this.#router.navigate(['/equipment-warnings'], { queryParams: { view: 'baselines' } });
    } catch (error) {
      this.problem.set(this.#problemText.of(error));
    } finally {
      this.isBusy.set(false);
    }
  }
}

function isoSpan({ from, to }: Span) {
  return { from: from?.toISOString() ?? '', to: to?.toISOString() ?? '' };
}
