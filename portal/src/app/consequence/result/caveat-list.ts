import { Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ConsequenceRun } from '@parkwatch/domain/wire/consequence';
import { LocalText } from '../../i18n/local-text.ts';

/** What has to be known before anybody relies on the numbers. Never folded away. */
@Component({
  selector: 'pw-caveat-list',
  imports: [LocalText, TranslocoDirective],
  template: `<section *transloco="let t; prefix: 'whatIf'">
    @if (caveats().length > 0) {
      <h3>{{ t('caveats') }}</h3>
      <ul>
        @for (caveat of caveats(); track caveat.code) {
          <li>{{ caveat.text | localText }}</li>
        }
      </ul>
    }
  </section>`,
  styles: `
    section {
      padding: var(--space-2) var(--space-3);
      border-left: 3px solid var(--orange);
      background: var(--orange-soft);
      color: var(--orange-text);
      font-size: var(--text-s);
    }
    section:not(:has(li)) {
      display: none;
    }
    h3 {
      font-size: var(--text-s);
    }
    li::first-letter {
      text-transform: uppercase;
    }
    ul {
      display: grid;
      gap: 2px;
      padding-left: 1.2em;
      list-style: disc;
    }
  `,
})
export class CaveatList {
  readonly caveats = input.required<ConsequenceRun['caveats']>();
}
