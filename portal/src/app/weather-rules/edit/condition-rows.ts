import { Component, computed, inject } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { MEASURED_QUANTITIES } from '@parkwatch/domain/weather-rules/weather-rule';
import type {
  MeasuredCondition,
  MeasuredQuantity,
  WarningCondition,
} from '@parkwatch/domain/weather-rules/weather-rule';
import {
  WEATHER_WARNING_KINDS,
  WEATHER_WARNING_LEVELS,
} from '@parkwatch/domain/weather/warning-words';
import type {
  WeatherWarningKind,
  WeatherWarningLevel,
} from '@parkwatch/domain/weather/warning-words';
import { ControlName } from '../../ui/control-name';
import { Language } from '../../i18n/language.ts';
import { RuleForm } from './rule-form.ts';

/** The conditions of a rule, a row each: one of them is enough. */
@Component({
  selector: 'pw-condition-rows',
  imports: [
    ControlName,
    FormsModule,
    NzButtonModule,
    NzIconDirective,
    NzSelectModule,
    TranslocoDirective,
  ],
  templateUrl: './condition-rows.html',
  styleUrl: './condition-rows.css',
})
export class ConditionRows {
  readonly #language = inject(Language);
  protected readonly form = inject(RuleForm);

  protected readonly kinds = this.#options<WeatherWarningKind>(WEATHER_WARNING_KINDS);
  protected readonly levels = this.#options<WeatherWarningLevel>(WEATHER_WARNING_LEVELS);
  protected readonly quantities = computed(() =>
    (Object.keys(MEASURED_QUANTITIES) as MeasuredQuantity[]).map((value) => ({
      value,
      label: this.#language.pick(MEASURED_QUANTITIES[value].name),
    })),
  );
  protected readonly raises = computed(() =>
    ([1, 2] as const).map((value) => ({
      value,
      label: this.#language.translate(`weatherRules.rules.levels.${value}`),
    })),
  );
  protected readonly relations = [
    { value: 'at-least', label: '≥' },
    { value: 'at-most', label: '≤' },
  ] as const;

  protected signOf(quantity: MeasuredQuantity): string {
    return MEASURED_QUANTITIES[quantity].sign;
  }

  protected changeWarning(at: number, changes: Partial<WarningCondition>): void {
    const { warnings } = this.form.draft();
    this.form.change({
      warnings: warnings.map((one, index) => (index === at ? { ...one, ...changes } : one)),
    });
  }

  protected changeMeasured(at: number, changes: Partial<MeasuredCondition>): void {
    const { measured } = this.form.draft();
    this.form.change({
      measured: measured.map((one, index) => (index === at ? { ...one, ...changes } : one)),
    });
  }

  protected addWarning(): void {
    const one = { kind: 'rainstorm', fromLevel: 'yellow', levels: 1 } as const;
    this.form.change({ warnings: [...this.form.draft().warnings, one] });
  }

  protected addMeasured(): void {
    const one = { quantity: 'wind-speed', is: 'at-least', limit: 17.2, levels: 1 } as const;
    this.form.change({ measured: [...this.form.draft().measured, one] });
  }

  protected remove(list: 'warnings' | 'measured', at: number): void {
    const rows: readonly unknown[] = this.form.draft()[list];
    this.form.change({ [list]: rows.filter((_, index) => index !== at) });
  }

  #options<Value extends string>(words: Record<Value, { zh: string; en: string }>) {
    return computed(() =>
      (Object.keys(words) as Value[]).map((value) => ({
        value,
        label: this.#language.pick(words[value]),
      })),
    );
  }
}
