import { booleanAttribute, Component, input } from '@angular/core';

export type Tone = 'red' | 'orange' | 'yellow' | 'blue' | 'green' | 'grey' | 'accent';

/** A word in a coloured pill. The word carries the meaning, the colour only repeats it. */
@Component({
  selector: 'pw-tag',
  template: '<ng-content />',
  styles: `
    :host {
      --tone: var(--grey);
      --tone-soft: var(--grey-soft);
      --tone-text: var(--grey-text);
      display: inline-flex;
      align-items: center;
      gap: 5px;
      height: 22px;
      padding: 0 8px;
      border-radius: var(--radius-1);
      background: var(--tone-soft);
      color: var(--tone-text);
      font-size: var(--text-s);
      white-space: nowrap;
    }
    :host(.strong) {
      box-shadow: inset 0 0 0 1px var(--tone);
      font-weight: var(--weight-strong);
    }
    :host(.red) {
      --tone: var(--red);
      --tone-soft: var(--red-soft);
      --tone-text: var(--red-text);
    }
    :host(.orange) {
      --tone: var(--orange);
      --tone-soft: var(--orange-soft);
      --tone-text: var(--orange-text);
    }
    :host(.yellow) {
      --tone: var(--yellow);
      --tone-soft: var(--yellow-soft);
      --tone-text: var(--yellow-text);
    }
    :host(.blue) {
      --tone: var(--blue);
      --tone-soft: var(--blue-soft);
      --tone-text: var(--blue-text);
    }
    :host(.green) {
      --tone: var(--green);
      --tone-soft: var(--green-soft);
      --tone-text: var(--green-text);
    }
    :host(.accent) {
      --tone: var(--accent);
      --tone-soft: var(--accent-soft);
      --tone-text: var(--accent-text);
    }
  `,
  host: { '[class]': 'tone()', '[class.strong]': 'strong()' },
})
export class Tag {
  readonly tone = input<Tone>('grey');
  /** Outlined: what wants to be seen first in a list. */
  readonly strong = input(false, { transform: booleanAttribute });
}
