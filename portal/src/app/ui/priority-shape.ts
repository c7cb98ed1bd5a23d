import { Component, computed, inject, input } from '@angular/core';
import { PRIORITIES } from '@parkwatch/domain/alarm/priority';
import type { AlarmPriority } from '@parkwatch/domain/alarm/priority';
import { Theme } from '../theme/theme.ts';

/**
 * The sign of an alarm priority: a shape of its own beside the colour, so that neither a grey print nor a
 * colour-blind eye takes one for another (ISA-18.2-2016, 11.3: colour is never the only code).
 */
@Component({
  selector: 'pw-priority-shape',
  template: `<svg viewBox="0 0 16 16" aria-hidden="true" [style.fill]="colour()">
    @switch (look().shape) {
      @case ('octagon') {
        <path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" />
        <path class="mark" d="M8 4v5M8 11.5v.5" />
      }
      @case ('triangle') {
        <path d="M8 1.5 15.2 14H.8z" />
        <path class="mark" d="M8 6v4M8 12v.3" />
      }
      @case ('diamond') {
        <path d="M8 .8 15.2 8 8 15.2.8 8z" />
      }
      @case ('circle') {
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
    }
    .mark {
      fill: none;
      stroke: var(--surface);
      stroke-width: 2;
      stroke-linecap: round;
    }
  `,
})
export class PriorityShape {
  readonly #theme = inject(Theme);
  readonly priority = input.required<AlarmPriority>();
  protected readonly look = computed(() => PRIORITIES[this.priority()]);
  protected readonly colour = computed(() => this.look().colour[this.#theme.name()]);
}
