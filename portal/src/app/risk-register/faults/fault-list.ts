import { Component, computed, inject, input, output } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzMessageService } from 'ng-zorro-antd/message';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { listIneffectiveMeasures } from '@parkwatch/domain/wire/risk-register';
import type { IneffectiveMeasure } from '@parkwatch/domain/wire/risk-register';
import { ControlName } from '../../ui/control-name';
import { apiPages } from '../../api/api-pages.ts';
import { ProblemText } from '../../api/problem-text.ts';
import { reloadEvery } from '../../api/reload-every.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { Live } from '../../live/live.ts';
import { mapLink } from '../../map/map-link.ts';
import { Session } from '../../session/session.ts';
import { StatePanel } from '../../ui/state-panel.ts';
import { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.ts';
import { Tag } from '../../ui/tag.ts';
import { TimeAgo } from '../../ui/time-ago.ts';
import { LevelTag } from '../level-tag.ts';
import { LEVELS, MEASURE_TYPES } from '../register-view.ts';
import type { FilterChange, RegisterFilter } from '../register-view.ts';

const REFRESH_S = 60;

/** Control measures that do not work, why and since when: of the most severe units first. */
@Component({
  selector: 'pw-fault-list',
  imports: [
    ControlName,
    Column,
    DataTable,
    FormsModule,
    LevelTag,
    LocalText,
    NzSelectModule,
    RouterLink,
    StatePanel,
    Tag,
    TimeAgo,
    TranslocoDirective,
  ],
  templateUrl: './fault-list.html',
  styleUrl: './fault-list.css',
})
export class FaultList {
  readonly #message = inject(NzMessageService);
  readonly #problemText = inject(ProblemText);
  readonly #session = inject(Session);
  readonly filter = input.required<RegisterFilter>();
  readonly changed = output<FilterChange>();

  protected readonly levels = LEVELS;
  protected readonly types = MEASURE_TYPES;
  protected readonly isOneEnterprise = this.#session.isEnterprise;
  protected readonly canSeeMap = computed(() => this.#session.can('base-map.read'));
  protected readonly faults = apiPages(
    listIneffectiveMeasures,
    () => {
      const { enterpriseId, type, level } = this.filter();
      return { query: { enterpriseId, type, level } };
    },
    { reloadOn: inject(Live).resyncs },
  );
  protected readonly keyOf = ({ id }: IneffectiveMeasure) => id;

  constructor() {
    reloadEvery(REFRESH_S, this.faults);
  }

  protected mapQuery({ facility }: IneffectiveMeasure) {
    return facility && mapLink(facility.at, `facilities:${facility.id}`);
  }

  protected registerQuery({ enterprise, object }: IneffectiveMeasure) {
    return { view: 'register', enterpriseId: enterprise.id, text: object.name, faulty: 'true' };
  }

  protected async loadMore(): Promise<void> {
    try {
      await this.faults.loadMore();
    } catch (error) {
      this.#message.error(this.#problemText.of(error));
    }
  }
}
