import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { readRiskSheet, withdrawRiskSheet } from '@parkwatch/domain/wire/risk-sheets';
import type { RiskSheetRow } from '@parkwatch/domain/wire/risk-sheets';
import { Api } from '../../api/api.ts';
import { apiResource } from '../../api/api-resource.ts';
import { Instant } from '../../i18n/instant.ts';
import { Language } from '../../i18n/language.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { Live } from '../../live/live.ts';
import { Session } from '../../session/session.ts';
import { PageHeader } from '../../ui/page-header.ts';
import { Person } from '../../ui/person.ts';
import { ReasonDialog, reasonDialog } from '../../ui/reason-dialog.ts';
import { StatePanel } from '../../ui/state-panel.ts';
import { Tag } from '../../ui/tag.ts';
import { LevelTag } from '../level-tag.ts';

/** A sheet as it was assessed, with everything that it said before. */
@Component({
  selector: 'pw-sheet-page',
  imports: [
    FormsModule,
    Instant,
    LevelTag,
    LocalText,
    NzButtonModule,
    NzSelectModule,
    PageHeader,
    Person,
    RouterLink,
    StatePanel,
    Tag,
    TranslocoDirective,
  ],
  providers: [...reasonDialog],
  templateUrl: './sheet-page.html',
  styleUrl: './sheet-page.css',
})
export class SheetPage {
  readonly #api = inject(Api);
  readonly #language = inject(Language);
  readonly #reasons = inject(ReasonDialog);
  readonly #session = inject(Session);
  /** From the address. */
  readonly id = input.required<string>();

  protected readonly sheet = apiResource(
    readRiskSheet,
    () => ({ params: { id: Number(this.id()) } }),
    { reloadOn: inject(Live).resyncs },
  );
  protected readonly canWrite = computed(() => this.#session.can('risk-sheet.write'));
  protected readonly isOneEnterprise = this.#session.isEnterprise;
  /** Which revision is looked at; the newest until another is chosen. */
  protected readonly revision = linkedSignal(() => this.sheet.value()?.revision);
  protected readonly shown = computed(() => {
    const revisions = this.sheet.value()?.revisions ?? [];
    return revisions.find((one) => one.revision === this.revision()) ?? revisions[0];
  });

  protected firstOf(row: RiskSheetRow): string {
    return 'step' in row ? row.step : row.item;
  }

  protected secondOf(row: RiskSheetRow): string {
    return 'step' in row ? row.hazard : row.standard;
  }

  protected formulaOf({ assessed }: RiskSheetRow): string {
    const factors = Object.entries(assessed.factors).map(([key, value]) => `${key} ${value}`);
    return `${factors.join(' × ')} = ${assessed.value}`;
  }

  protected async withdraw(): Promise<void> {
    const say = (key: string) => this.#language.translate(`riskSheet.withdraw.${key}`);
    await this.#reasons.ask({
      ...{ title: say('title'), text: say('text'), confirm: say('confirm'), isDanger: true },
      act: async (reason) => {
        const params = { id: Number(this.id()) };
        const after = await this.#api.call(withdrawRiskSheet, { params, body: { reason } });
        this.sheet.update(() => after);
      },
    });
  }
}
