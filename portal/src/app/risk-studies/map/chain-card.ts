import { Component, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import type { RiskStudyResult } from '@parkwatch/domain/wire/risk-studies';
import { LocalText } from '../../i18n/local-text.ts';
import { Tag } from '../../ui/tag.ts';

/** The chain of accidents on the map, in words. */
@Component({
  selector: 'pw-chain-card',
  imports: [LocalText, NzIconDirective, Tag, TranslocoDirective],
  template: `<section role="status" *transloco="let t; prefix: 'riskStudies.chains'">
    <h3>
      {{ t('title') }}
      @if (chain().isCrossEnterprise) {
        <pw-tag tone="orange" strong>{{ t('crossing') }}</pw-tag>
      }
    </h3>
    <button type="button" [attr.aria-label]="t('close')" (click)="closed.emit()">
      <nz-icon nzType="close" />
    </button>
    <p>{{ chain().text | localText }}</p>
  </section>`,
  styleUrl: './card.css',
})
export class ChainCard {
  readonly chain = input.required<RiskStudyResult['chains'][number]>();
  readonly closed = output<void>();
}
