import { Component, inject, input, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzMessageService } from 'ng-zorro-antd/message';
import { NzSwitchModule } from 'ng-zorro-antd/switch';
import { listBaselines, switchBaseline } from '@parkwatch/domain/wire/equipment-warnings';
import type { EquipmentBaseline } from '@parkwatch/domain/wire/equipment-warnings';
import { ControlName } from '../../ui/control-name';
import { Api } from '../../api/api.ts';
import { apiResource } from '../../api/api-resource.ts';
import { ProblemText } from '../../api/problem-text.ts';
import { Instant } from '../../i18n/instant.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { Person } from '../../ui/person.ts';
import { StatePanel } from '../../ui/state-panel.ts';
import { MethodBars } from '../method-bars.ts';
import { VerdictTag } from '../verdict-tag.ts';

/** Learned baselines: what they were learned from, whether they watch, and how far each method is from its limit. */
@Component({
  selector: 'pw-baseline-list',
  imports: [
    ControlName,
    FormsModule,
    Instant,
    LocalText,
    MethodBars,
    NzSwitchModule,
    Person,
    RouterLink,
    StatePanel,
    TranslocoDirective,
    VerdictTag,
  ],
  template: `<section class="panel" *transloco="let t; prefix: 'equipmentWarnings.baselines'">
    <pw-state-panel [of]="baselines" live [lines]="6" [emptyText]="t('none')">
      <ul>
        @for (one of baselines.value()?.items; track one.id) {
          <li>
            <div class="head">
              <strong>{{ one.name | localText }}</strong>
              <pw-verdict-tag [of]="stateOf(one)" />
              @if (canWrite()) {
                <span class="push"
                  >{{ t('active') }}
                  <nz-switch
                    [ngModel]="one.isActive"
                    [nzControl]="true"
                    [nzLoading]="busyId() === one.id"
                    [pwControlName]="t('active')"
                    (click)="switch(one)"
                /></span>
              }
            </div>
            <p class="place">
              <a [routerLink]="['/enterprises', one.enterprise.id]">{{
                one.enterprise.name | localText
              }}</a>
              · {{ one.facility.name | localText }}
            </p>
            <p class="muted">
              {{
                t('trainedOn', {
                  rows: one.model.trainedOn.rows,
                  variables: one.model.variables.length,
                  minutes: one.stepS / 60,
                })
              }}
              {{ one.model.trainedOn.fromMs | instant }} –
              {{ one.model.trainedOn.toMs | instant }} · {{ one.trainedAt | instant }} ·
              <pw-person [of]="one.trainedBy" />
            </p>
            @for (dropped of one.model.dropped; track dropped.pointId) {
              <p class="dropped">
                {{ t('dropped.' + dropped.why) }} {{ dropped.name | localText }}
              </p>
            }
            @if (one.finding; as finding) {
              <p [class.unknown]="finding.verdict === 'unknown'">
                {{ finding.text | localText }} <span class="muted">{{ finding.at | instant }}</span>
              </p>
              <pw-method-bars [methods]="finding.methods" [points]="pointsOf(one)" />
            }
          </li>
        }
      </ul>
    </pw-state-panel>
  </section>`,
  styles: `
    .panel {
      overflow: clip;
    }
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    ul > li {
      display: grid;
      gap: var(--space-1);
      padding: var(--space-3) var(--space-4);
      border-bottom: 1px solid var(--divider);
    }
    ul > li:last-child {
      border-bottom: 0;
    }
    .head {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-1) var(--space-3);
      align-items: center;
    }
    .head strong {
      font-size: var(--text-l);
    }
    .push {
      display: inline-flex;
      gap: var(--space-2);
      align-items: center;
      margin-left: auto;
      color: var(--text-2);
    }
    .place {
      color: var(--text-2);
    }
    .dropped,
    .unknown {
      color: var(--orange-text);
    }
  `,
})
export class BaselineList {
  readonly #api = inject(Api);
  readonly #messages = inject(NzMessageService);
  readonly #problemText = inject(ProblemText);
  readonly reloadOn = input<string>('');
  readonly canWrite = input(false);
  protected readonly busyId = signal<number | null>(null);
  protected readonly baselines = apiResource(listBaselines, () => ({}), {
    reloadOn: this.reloadOn,
  });

  protected stateOf({ isActive, finding }: EquipmentBaseline) {
    if (!isActive) return 'off';
    return finding?.verdict ?? 'waiting';
  }

  protected pointsOf({ model }: EquipmentBaseline) {
    return model.variables.map(({ pointId: id, name }) => ({ id, name }));
  }

  protected async switch({ id, isActive }: EquipmentBaseline): Promise<void> {
    if (this.busyId() !== null) return;
    this.busyId.set(id);
    try {
      const switched = await this.#api.call(switchBaseline, {
        ...{ params: { id }, body: { isActive: !isActive } },
      });
      this.baselines.update((list) => ({
        items: list.items.map((one) => (one.id === id ? switched : one)),
      }));
    } catch (error) {
      this.#messages.error(this.#problemText.of(error));
    } finally {
      this.busyId.set(null);
    }
  }
}
