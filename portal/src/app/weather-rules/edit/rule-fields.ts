import { Component, computed, inject, input } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { NzSwitchModule } from 'ng-zorro-antd/switch';
import { FACILITY_KINDS, FACILITY_TRAITS } from '@parkwatch/domain/weather-rules/facility-facts';
import type { FacilityTrait } from '@parkwatch/domain/weather-rules/facility-facts';
import type { WeatherRuleDraft } from '@parkwatch/domain/weather-rules/weather-rule';
import { Language } from '../../i18n/language.ts';
import { parkToday } from '../../i18n/park-today.ts';
import { RuleWords } from '../rule-words.ts';
import { ConditionRows } from './condition-rows.ts';
import { RuleForm } from './rule-form.ts';

/** Where the line of "low-lying" stands until somebody moves it, m above the park's datum. */
const USUAL_BELOW_M = 3;

/** The fields of a rule: which weather, what it is about, what enterprises are told. */
@Component({
  selector: 'pw-rule-fields',
  imports: [ConditionRows, FormsModule, NzSelectModule, NzSwitchModule, TranslocoDirective],
  templateUrl: './rule-fields.html',
  styleUrl: './rule-fields.css',
})
export class RuleFields {
  readonly #language = inject(Language);
  protected readonly form = inject(RuleForm);
  protected readonly words = inject(RuleWords);
  /** A rule keeps its id for ever. */
  readonly isNew = input.required<boolean>();

  protected readonly today = parkToday();
  protected readonly traits = Object.keys(FACILITY_TRAITS) as FacilityTrait[];
  protected readonly kinds = computed(() =>
    FACILITY_KINDS.map((value) => ({
      value,
      label: this.#language.translate(`facility.kind.${value}`),
    })),
  );
  protected readonly levels = [1, 2, 3, 4] as const;
  protected readonly origins = ['suggestion', 'park', 'law'] as const;

  protected changeText(field: 'name' | 'reminder', language: 'zh' | 'en', event: Event): void {
    this.form.change({ [field]: { ...this.form.draft()[field], [language]: textOf(event) } });
  }

  protected changeBasis(language: 'zh' | 'en', event: Event): void {
    const basis = { zh: '', en: '', ...this.form.draft().basis, [language]: textOf(event) };
    this.form.change({ basis: basis.zh === '' && basis.en === '' ? null : basis });
  }

  protected changeNumber(event: Event): void {
    this.form.change({ answerWithinMin: (event.target as HTMLInputElement).valueAsNumber });
  }

  protected changeId(event: Event): void {
    this.form.change({ id: textOf(event) });
  }

  protected changeDate(event: Event): void {
    this.form.change({ effectiveFrom: textOf(event) });
  }

  protected setLowLying(isOn: boolean): void {
    const lowLying = isOn ? { belowM: USUAL_BELOW_M, inFloodArea: true } : null;
    this.form.changeAbout({ lowLying });
  }

  protected changeBelow(event: Event): void {
    const belowM = (event.target as HTMLInputElement).valueAsNumber;
    this.#changeLowLying({ belowM: Number.isNaN(belowM) ? null : belowM });
  }

  protected changeFlood(event: Event): void {
    this.#changeLowLying({ inFloodArea: (event.target as HTMLInputElement).checked });
  }

  protected changeFlammables(event: Event): void {
    this.form.changeAbout({ holdsFlammables: (event.target as HTMLInputElement).checked });
  }

  #changeLowLying(changes: Partial<NonNullable<WeatherRuleDraft['about']['lowLying']>>): void {
    const { lowLying } = this.form.draft().about;
    if (lowLying) this.form.changeAbout({ lowLying: { ...lowLying, ...changes } });
  }
}

function textOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLTextAreaElement).value;
}
