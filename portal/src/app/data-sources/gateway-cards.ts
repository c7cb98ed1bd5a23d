import { Component, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Gateway } from '@parkwatch/domain/wire/data-sources';
import { Amount } from '../i18n/amount.ts';
import { Formats } from '../i18n/formats.ts';
import { TimeAgo } from '../ui/time-ago.ts';
import { LinkTag } from './link-tag.ts';
import { sizeText, spoolPercent, spoolTone } from './source-view.ts';

/** The gateways: whether each is heard, and how full its spool is, with the mark from which the park is told. */
@Component({
  selector: 'pw-gateway-cards',
  imports: [Amount, LinkTag, TimeAgo, TranslocoDirective],
  templateUrl: './gateway-cards.html',
  styleUrl: './gateway-cards.css',
})
export class GatewayCards {
  readonly #formats = inject(Formats);
  readonly gateways = input.required<readonly Gateway[]>();

  protected readonly percentOf = spoolPercent;
  protected readonly toneOf = spoolTone;
  protected sizeOf(bytes: number): string {
    return sizeText(bytes, (value, digits) => this.#formats.number(value, digits));
  }
}
