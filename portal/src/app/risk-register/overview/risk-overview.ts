import { Component, computed, inject, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LEVEL_WORDS } from '@parkwatch/domain/risk-assessment/assess-risk';
import { listRiskMethods } from '@parkwatch/domain/wire/risk-methods';
import { readRiskSummary } from '@parkwatch/domain/wire/risk-register';
import type { EnterpriseRisks } from '@parkwatch/domain/wire/risk-register';
import { apiResource } from '../../api/api-resource.ts';
import { reloadEvery } from '../../api/reload-every.ts';
import { Language } from '../../i18n/language.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { Live } from '../../live/live.ts';
import { Session } from '../../session/session.ts';
import { StatePanel } from '../../ui/state-panel.ts';
import { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.ts';
import { Tag } from '../../ui/tag.ts';
import { LEVELS, MEASURE_TYPES } from '../register-view.ts';
import type { FilterChange, LevelFilter } from '../register-view.ts';
import { DistributionChart } from './distribution-chart.ts';

const REFRESH_S = 60;
const ZONE_COLOURS = ['red', 'yellow', 'blue'] as const;

/** The park's units in four colours, by enterprise, and how many measures do not work. */
@Component({
  selector: 'pw-risk-overview',
  imports: [Column, DataTable, DistributionChart, LocalText, StatePanel, Tag, TranslocoDirective],
  templateUrl: './risk-overview.html',
  styleUrl: './risk-overview.css',
})
export class RiskOverview {
  readonly chosen = output<FilterChange>();
  protected readonly levels = LEVELS;
  protected readonly types = MEASURE_TYPES;
  protected readonly isOneEnterprise = inject(Session).isEnterprise;
  protected readonly summary = apiResource(readRiskSummary, () => ({}), {
    reloadOn: inject(Live).resyncs,
    isEmpty: ({ all }) => all.objects === 0,
  });
  readonly #language = inject(Language);
  readonly #methods = apiResource(listRiskMethods, () => ({}));

  /** The park's three colours, each with the levels that it shows. */
  protected readonly colours = computed(() => {
    const colours = this.#methods.value()?.colours;
    if (colours === undefined) return [];
    return ZONE_COLOURS.map((colour) => ({
      colour,
      levels: ([1, 2, 3, 4] as const)
        .filter((level) => colours[level] === colour)
        .map((level) => this.#language.pick(LEVEL_WORDS[level]))
        .join(this.#language.translate('riskRegister.comma')),
    }));
  });
  protected readonly enterprises = computed(() => this.summary.value()?.enterprises ?? []);
  protected readonly keyOf = ({ enterprise }: EnterpriseRisks) => enterprise.id;

  constructor() {
    reloadEvery(REFRESH_S, this.summary);
  }

  protected levelOf(level: LevelFilter): number {
    return this.summary.value()?.all.units[level] ?? 0;
  }

  protected faultsOf({ measures }: Pick<EnterpriseRisks, 'measures'>): number {
    return measures.manual.ineffective + measures.iot.ineffective + measures.ai.ineffective;
  }

  protected totalOf({ measures }: Pick<EnterpriseRisks, 'measures'>): number {
    return measures.manual.total + measures.iot.total + measures.ai.total;
  }

  protected openEnterprise({ enterprise }: Pick<EnterpriseRisks, 'enterprise'>): void {
    this.chosen.emit({ view: 'register', enterpriseId: enterprise.id });
  }
}
