import { Component, input } from '@angular/core';
import type { Alarm } from '@parkwatch/domain/wire/alarms';

/**
 * The sign of an alarm priority: a shape of its own beside the colour, so that neither a grey print nor a
 * colour-blind eye takes one for another (ISA-18.2-2016, 11.3: colour is never the only code).
 */
@Component({
  selector: 'pw-priority-shape',
  template: `<svg viewBox="0 0 16 16" aria-hidden="true">
    @switch (priority()) {
      @case ('urgent') {
        <path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" />
        <path class="mark" d="M8 4v5M8 11.5v.5" />
      }
      @case ('high') {
        <path d="M8 1.5 15.2 14H.8z" />
        <path class="mark" d="M8 6v4M8 12v.3" />
      }
      @case ('medium') {
        <path d="M8 .8 15.2 8 8 15.2.8 8z" />
      }
      @case ('low') {
        <circle cx="8" cy="8" r="6" />
      }
    }
  </svg>`,
  styles: `
    :host {
      display: inline-flex;
      width: 14px;
      height: 14px;
      flex: none;
    }
    svg {
      width: 100%;
      height: 100%;
      fill: var(--grey);
    }
    .mark {
      fill: none;
      stroke: var(--surface);
      stroke-width: 2;
      stroke-linecap: round;
    }
    :host(.urgent) svg {
      fill: var(--red);
    }
    :host(.high) svg {
      fill: var(--orange);
    }
    :host(.medium) svg {
      fill: var(--yellow);
    }
    :host(.low) svg {
      fill: var(--blue);
    }
  `,
  host: { '[class]': 'priority()' },
})
export class PriorityShape {
  readonly priority = input.required<Alarm['priority']>();
}
