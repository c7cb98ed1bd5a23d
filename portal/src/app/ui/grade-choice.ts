import { Component, input, model } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { GRADES } from '@parkwatch/domain/hidden-danger/grade';
import { durationText } from '@parkwatch/domain/time/duration';
import { HIDDEN_DANGER_GRADES } from '@parkwatch/domain/wire/hidden-dangers';
import type { HiddenDanger } from '@parkwatch/domain/wire/hidden-dangers';
import { LocalText } from '../i18n/local-text.ts';

/** One of the grades of a hidden danger, each with the time that it gives. */
@Component({
  selector: 'pw-grade-choice',
  imports: [LocalText, TranslocoDirective],
  template: `<div
    class="grades"
    role="radiogroup"
    [attr.aria-labelledby]="labelledBy()"
    *transloco="let t; prefix: 'gradeChoice'"
  >
    @for (choice of choices; track choice.grade) {
      <label [class]="choice.grade" [class.chosen]="grade() === choice.grade">
        <input
          class="visually-hidden"
          type="radio"
          name="grade"
          [value]="choice.grade"
          [checked]="grade() === choice.grade"
          (change)="grade.set(choice.grade)"
        />
        <strong>{{ choice.label | localText }}</strong>
        <small>{{ t('rectifyWithin', { time: choice.time | localText }) }}</small>
      </label>
    }
  </div>`,
  styles: `
    .grades {
      display: grid;
      grid-template-columns: repeat(3, minmax(0, 1fr));
      gap: var(--space-2);
    }
    label {
      --tone: var(--blue);
      display: grid;
      position: relative;
      padding: var(--space-2) var(--space-3);
      border: 1px solid var(--border);
      border-left: 4px solid var(--tone);
      border-radius: var(--radius-2);
      cursor: pointer;
    }
    .larger {
      --tone: var(--orange);
    }
    .major {
      --tone: var(--red);
    }
    .chosen {
      border-color: var(--accent);
      border-left-color: var(--tone);
      background: var(--selected);
      box-shadow: inset 0 0 0 1px var(--accent);
    }
    label:has(:focus-visible) {
      outline: 2px solid var(--focus);
      outline-offset: 2px;
    }
    small {
      color: var(--text-2);
      font-size: var(--text-s);
    }
  `,
})
export class GradeChoice {
  readonly grade = model.required<HiddenDanger['grade']>();
  /** Id of the label. */
  readonly labelledBy = input.required<string>();
  protected readonly choices = HIDDEN_DANGER_GRADES.map((grade) => ({
    grade,
    label: GRADES[grade].label,
    time: durationText(GRADES[grade].rectifyWithinMs),
  }));
}
