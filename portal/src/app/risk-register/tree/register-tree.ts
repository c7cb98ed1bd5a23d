import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzMessageService } from 'ng-zorro-antd/message';
import { NzModalService } from 'ng-zorro-antd/modal';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { readRiskRegister } from '@parkwatch/domain/wire/risk-register';
import type { ControlMeasure, RiskObject, RiskUnit } from '@parkwatch/domain/wire/risk-register';
import { ControlName } from '../../ui/control-name';
import { apiPages } from '../../api/api-pages.ts';
import { ProblemText } from '../../api/problem-text.ts';
import { reloadEvery } from '../../api/reload-every.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { Live } from '../../live/live.ts';
import { mapLink } from '../../map/map-link.ts';
import { Session } from '../../session/session.ts';
import { StatePanel } from '../../ui/state-panel.ts';
import { Tag } from '../../ui/tag.ts';
import { LevelTag } from '../level-tag.ts';
import { LEVELS } from '../register-view.ts';
import type { FilterChange, RegisterFilter } from '../register-view.ts';
import { openBindForm } from './bind-form.ts';
import { MeasureRow } from './measure-row.ts';

const REFRESH_S = 60;

/** The register: objects with their units, events and measures as they are now. */
@Component({
  selector: 'pw-register-tree',
  imports: [
    ControlName,
    FormsModule,
    LevelTag,
    LocalText,
    MeasureRow,
    NzButtonModule,
    NzIconDirective,
    NzInputModule,
    NzSelectModule,
    RouterLink,
    StatePanel,
    Tag,
    TranslocoDirective,
  ],
  providers: [NzModalService],
  templateUrl: './register-tree.html',
  styleUrl: './register-tree.css',
})
export class RegisterTree {
  readonly #message = inject(NzMessageService);
  readonly #modal = inject(NzModalService);
  readonly #problemText = inject(ProblemText);
  readonly #session = inject(Session);
  readonly filter = input.required<RegisterFilter>();
  readonly changed = output<FilterChange>();

  protected readonly levels = LEVELS;
  protected readonly isOneEnterprise = this.#session.isEnterprise;
  protected readonly canSeeMap = computed(() => this.#session.can('base-map.read'));
  protected readonly canAssess = computed(() => this.#session.can('risk-sheet.write'));
  protected readonly canBind = computed(() => this.#session.can('control-measure.bind'));
  /** What is typed; it takes effect when it is sent. */
  protected readonly words = linkedSignal(() => this.filter().text);
  protected readonly register = apiPages(
    readRiskRegister,
    () => {
      const { enterpriseId, level, isFaulty, text } = this.filter();
      return {
        query: {
          ...{ enterpriseId, level, ineffective: isFaulty ? ('true' as const) : undefined },
          text: text === '' ? undefined : text,
        },
      };
    },
    { reloadOn: inject(Live).resyncs },
  );

  constructor() {
    // Pages that were fetched on would be thrown away.
    reloadEvery(REFRESH_S, {
      reload: () => {
        if (this.register.items().length <= 20) this.register.reload();
      },
    });
  }

  protected search(): void {
    const text = this.words().trim();
    this.changed.emit({ text: text === '' ? null : text });
  }

  protected mapQuery({ facility }: RiskObject) {
    return facility && mapLink(facility.at, `facilities:${facility.id}`);
  }

  /** Whether the level needs a word on where it comes from. */
  protected isOdd(unit: RiskUnit): boolean {
    return unit.setBy === 'method' || (unit.setBy === 'sheet' && unit.fedLevel !== null);
  }

  protected async bind(measure: ControlMeasure): Promise<void> {
    const bound = await openBindForm(this.#modal, measure);
    if (bound === undefined) return;
    this.register.update((page) => ({
      ...page,
      items: page.items.map((one) => withOne(one, bound)),
    }));
  }

  protected async loadMore(): Promise<void> {
    try {
      await this.register.loadMore();
    } catch (error) {
      this.#message.error(this.#problemText.of(error));
    }
  }
}

function withOne(object: RiskObject, measure: ControlMeasure): RiskObject {
  return {
    ...object,
    units: object.units.map((unit) => ({
      ...unit,
      events: unit.events.map((event) => ({
        ...event,
        measures: event.measures.map((one) => (one.id === measure.id ? measure : one)),
      })),
    })),
  };
}
