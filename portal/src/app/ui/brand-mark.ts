import { Component } from '@angular/core';

/** The sign of Parkwatch: a sentinel under the roof of a shield. */
@Component({
  selector: 'pw-brand-mark',
  template: `<svg viewBox="0 0 32 32" aria-hidden="true">
    <path
      class="shield"
      d="M16 3 27.5 7.2v9.1c0 6.2-4.7 10.6-11.5 13.2-6.8-2.6-11.5-7-11.5-13.2V7.2z"
    />
    <path class="watch" d="M10.6 18.8a6.7 6.7 0 1 1 10.8 0" />
    <circle class="eye" cx="16" cy="15" r="2.8" />
  </svg>`,
  styles: `
    :host {
      display: inline-block;
      width: 28px;
      height: 28px;
      flex: none;
    }
    svg {
      display: block;
      width: 100%;
      height: 100%;
      fill: none;
      stroke-width: 2.2;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
    .shield {
      stroke: var(--accent);
      fill: var(--accent-soft);
    }
    .watch {
      stroke: var(--accent);
    }
    .eye {
      fill: var(--accent);
    }
  `,
})
export class BrandMark {}
