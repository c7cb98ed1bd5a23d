import { Component, computed, inject, input, output } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzSelectModule } from 'ng-zorro-antd/select';
import type { RiskMethod } from '@parkwatch/domain/risk-assessment/risk-method';
import { CONTROL_LEVELS } from '@parkwatch/domain/risk-assessment/assess-risk';
import { Language } from '../../i18n/language.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { LevelTag } from '../level-tag.ts';
import { MeasureLines } from './measure-lines.ts';
import { assessedDraft } from './sheet-draft.ts';
import type { DraftMeasure, DraftRow, SheetFormKind } from './sheet-draft.ts';

/** One row of a sheet: what may happen, what is done about it, and the factors with what follows from them. */
@Component({
  selector: 'pw-sheet-row',
  imports: [
    FormsModule,
    LevelTag,
    LocalText,
    MeasureLines,
    NzButtonModule,
    NzIconDirective,
    NzInputModule,
    NzSelectModule,
    TranslocoDirective,
  ],
  templateUrl: './sheet-row.html',
  styleUrl: './sheet-row.css',
})
export class SheetRow {
  readonly #language = inject(Language);
  readonly number = input.required<number>();
  readonly form = input.required<SheetFormKind>();
  readonly method = input.required<RiskMethod | undefined>();
  readonly row = input.required<DraftRow>();
  readonly canRemove = input(false);
  readonly changed = output<DraftRow>();
  readonly removed = output();

  protected readonly controlLevels = CONTROL_LEVELS;
  protected readonly assessed = computed(() => assessedDraft(this.method(), this.row()));
  protected readonly formula = computed(() => {
    const { factors } = this.row();
    const product = (this.method()?.factors ?? []).map(
      ({ key }) => `${key} ${factors[key] ?? '?'}`,
    );
    return product.join(' × ');
  });
  protected readonly factors = computed(() =>
    (this.method()?.factors ?? []).map(({ key, name, values }) => ({
      ...{ key, label: `${key} ${this.#language.pick(name)}` },
      choices: values.map(({ value, meaning }) => ({
        ...{ value, label: `${value} · ${this.#language.pick(meaning)}` },
      })),
    })),
  );

  protected set(change: Partial<DraftRow>): void {
    this.changed.emit({ ...this.row(), ...change });
  }

  protected choose(key: string, value: number): void {
    this.set({ factors: { ...this.row().factors, [key]: value } });
  }

  protected setMeasures(list: 'measures' | 'proposed', measures: readonly DraftMeasure[]): void {
    this.set({ [list]: measures });
  }
}
