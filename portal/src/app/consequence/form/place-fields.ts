import { Component, computed, inject } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { Amount } from '../../i18n/amount.ts';
import { ProblemText } from '../../api/problem-text.ts';
import { FacilityChoices } from './facility-choices.ts';
import { NumberFieldBox } from './number-field.ts';
import { STOCK_FIELDS } from './run-draft.ts';
import { RunForm } from './run-form.ts';

/** What leaks and where: a facility of the registry, or a place on the map and a substance. */
@Component({
  selector: 'pw-place-fields',
  imports: [Amount, FormsModule, NumberFieldBox, NzSelectModule, TranslocoDirective],
  templateUrl: './place-fields.html',
  styleUrl: './fields.css',
})
export class PlaceFields {
  readonly #problemText = inject(ProblemText);
  protected readonly form = inject(RunForm);
  protected readonly choices = inject(FacilityChoices);
  protected readonly stockFields = STOCK_FIELDS;
  protected readonly kinds = ['facility', 'spot'] as const;

  protected readonly chosen = computed(() => this.choices.choice(this.form.draft().facilityId));
  /** A field in the folded part has something to say. */
  protected readonly isStockOpen = computed(() =>
    STOCK_FIELDS.some(
      (field) => this.form.draft().numbers[field] || this.form.faultOf(field) !== undefined,
    ),
  );
  protected readonly loadProblem = computed(() => {
    const error =
      this.form.draft().placeKind === 'facility'
        ? this.choices.facilities.error()
        : this.choices.substances.error();
    return error && this.#problemText.of(error);
  });

  protected reload(): void {
    if (this.form.draft().placeKind === 'facility') this.choices.facilities.reload();
    else this.choices.substances.reload();
  }

  protected place(part: 0 | 1, text: string): void {
    const value = Number(text);
    const at = this.form.draft().at ?? [0, 0];
    if (text.trim() === '' || !Number.isFinite(value)) return;
    this.form.change({ at: part === 0 ? [value, at[1]] : [at[0], value] });
  }
}
