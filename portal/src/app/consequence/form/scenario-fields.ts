import { Component, computed, inject } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { leakDurationS } from '@parkwatch/domain/consequence/source-terms/leak-duration';
import { Language } from '../../i18n/language.ts';
import { NumberFieldBox } from './number-field.ts';
import { HOLE_CLASSES } from './presets.ts';
import { SCENARIO_FIELDS, SCENARIO_KINDS, type NumberField } from './run-draft.ts';
import { RunForm } from './run-form.ts';

const GRADES = ['A', 'B', 'C'] as const;

/** What happens: the kind of release, and of each kind its own fields only. */
@Component({
  selector: 'pw-scenario-fields',
  imports: [FormsModule, NumberFieldBox, NzSelectModule, TranslocoDirective],
  templateUrl: './scenario-fields.html',
  styleUrl: './fields.css',
})
export class ScenarioFields {
  readonly #language = inject(Language);
  protected readonly form = inject(RunForm);
  protected readonly kinds = SCENARIO_KINDS;
  protected readonly grades = GRADES;
  protected readonly holes = HOLE_CLASSES;
  protected readonly stops = ['grades', 'time'] as const;
  protected readonly gradedParts = ['detection', 'isolation'] as const;

  protected readonly fields = computed<readonly NumberField[]>(
    () => SCENARIO_FIELDS[this.form.draft().kind],
  );
  /** Holes and pipes leak until somebody stops them. */
  protected readonly canBeStopped = computed(() =>
    ['hole', 'pipe-rupture'].includes(this.form.draft().kind),
  );
  protected readonly isHole = computed(() => this.form.draft().kind === 'hole');
  /** What the grades come to for this hole; undefined while there is no diameter. */
  protected readonly gradedMin = computed(() => {
    const { numbers, detection, isolation } = this.form.draft();
    const diameterM = Number(numbers['/scenario/holeDiameterMm']) / 1000;
    if (!(diameterM > 0)) return undefined;
    const durationS = leakDurationS(diameterM, detection, isolation);
    return durationS === null ? null : durationS / 60;
  });

  protected kindName(kind: string): string {
    return this.#language.translate(`whatIf.kind.${kind}`);
  }
  protected gradeName(part: string, grade: string): string {
    return `${grade} · ${this.#language.translate(`whatIf.${part}.${grade}`)}`;
  }
}
