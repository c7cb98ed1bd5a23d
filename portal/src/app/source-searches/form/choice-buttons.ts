import { Component, input, model } from '@angular/core';

/** One of a few words, all of them in view. */
@Component({
  selector: 'pw-choice-buttons',
  template: `<div class="choice" role="group" [attr.aria-label]="label()">
    @for (one of choices(); track one.value) {
      <button
        type="button"
        [attr.aria-pressed]="one.value === value()"
        (click)="value.set(one.value)"
      >
        {{ one.label }}
      </button>
    }
  </div>`,
  styles: `
    .choice {
      display: grid;
      grid-auto-columns: minmax(0, 1fr);
      grid-auto-flow: column;
      padding: 2px;
      border-radius: var(--radius-2);
      background: var(--sunken);
    }
    button {
      min-height: 28px;
      padding: 0 var(--space-1);
      border: 0;
      border-radius: var(--radius-1);
      background: none;
      color: var(--text-2);
      cursor: pointer;
    }
    button[aria-pressed='true'] {
      background: var(--raised);
      box-shadow: var(--shadow-1);
      color: var(--accent-text);
      font-weight: var(--weight-strong);
    }
    @media (width < 768px) {
      button {
        min-height: var(--touch-target);
      }
    }
  `,
})
export class ChoiceButtons<Value extends string> {
  readonly label = input.required<string>();
  readonly choices = input.required<readonly { readonly value: Value; readonly label: string }[]>();
  readonly value = model.required<Value>();
}
