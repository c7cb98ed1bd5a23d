import { Component, input } from '@angular/core';
import type { RiskTarget } from '@parkwatch/domain/wire/risk-studies';
import { Amount } from '../../i18n/amount.ts';
import { LocalText } from '../../i18n/local-text.ts';

/** Where a risk comes from: facilities with their share in percent. */
@Component({
  selector: 'pw-share-list',
  imports: [Amount, LocalText],
  template: `@for (one of of(); track one.facilityId) {
      <span>
        <strong class="tabular">{{ one.share * 100 | amount: (one.share < 0.1 ? 1 : 0) }} %</strong>
        {{ one.name | localText }}
      </span>
    } @empty {
      –
    }`,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 2px var(--space-3);
      font-size: var(--text-s);
    }
    span {
      color: var(--text-2);
    }
    strong {
      color: var(--text);
    }
  `,
})
export class ShareList {
  readonly of = input.required<RiskTarget['contributors']>();
}
