import { Component, computed, inject, input, output } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzSelectModule } from 'ng-zorro-antd/select';
import {
  STANDARD_MODULE_NAMES,
  STANDARD_MODULES,
} from '@parkwatch/domain/standard-library/modules';
import { FACILITY_KINDS } from '@parkwatch/domain/weather-rules/facility-facts';
import { readStandardChecklist } from '@parkwatch/domain/wire/standard-library';
import { apiResource } from '../../api/api-resource.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { Live } from '../../live/live.ts';
import { Session } from '../../session/session.ts';
import { EnterpriseSelect } from '../../ui/enterprise-select.ts';
import { GradeTag } from '../../ui/grade-tag.ts';
import { StatePanel } from '../../ui/state-panel.ts';

/** The checklist that follows from the library today: for a module, a kind of facility, or all that concerns an enterprise. */
@Component({
  selector: 'pw-checklist',
  imports: [
    EnterpriseSelect,
    FormsModule,
    GradeTag,
    LocalText,
    NzButtonModule,
    NzIconDirective,
    NzSelectModule,
    RouterLink,
    StatePanel,
    TranslocoDirective,
  ],
  templateUrl: './checklist.html',
  styleUrl: './checklist.css',
})
export class Checklist {
  readonly #session = inject(Session);
  readonly #live = inject(Live);
  readonly module = input<string>();
  readonly facilityKind = input<string>();
  readonly enterpriseId = input<string>();
  readonly changed = output<Record<string, string | number | null>>();

  protected readonly modules = STANDARD_MODULE_NAMES.map((module) => ({
    module,
    name: STANDARD_MODULES[module].name,
  }));
  protected readonly kinds = FACILITY_KINDS;
  readonly #own = computed(() => this.#session.me()?.enterprise?.id);
  protected readonly isEnterprise = this.#session.isEnterprise;
  protected readonly chosen = computed(() => ({
    module: STANDARD_MODULE_NAMES.find((one) => one === this.module()),
    facilityKind: FACILITY_KINDS.find((one) => one === this.facilityKind()),
    enterpriseId: this.#own() ?? (Number(this.enterpriseId()) || undefined),
  }));
  protected readonly checklist = apiResource(
    readStandardChecklist,
    () => {
      const { module, facilityKind, enterpriseId } = this.chosen();
      const query = {
        ...(module && { module }),
        ...(facilityKind && { facilityKind }),
        ...(enterpriseId && { enterpriseId }),
      };
      // Where nothing was chosen, the list begins with what everybody has.
      return { query: Object.keys(query).length === 0 ? { module: 'fire' as const } : query };
    },
    { reloadOn: this.#live.resyncs, isEmpty: ({ sections }) => sections.length === 0 },
  );
  protected readonly shownModule = computed(() => {
    const { module, facilityKind, enterpriseId } = this.chosen();
    return module ?? (facilityKind === undefined && enterpriseId === undefined ? 'fire' : null);
  });
  protected readonly count = computed(
    () => this.checklist.value()?.sections.reduce((sum, { lines }) => sum + lines.length, 0) ?? 0,
  );

  protected print(): void {
    window.print();
  }
}
