import { Component, inject, input, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzMessageService } from 'ng-zorro-antd/message';
import { NzSwitchModule } from 'ng-zorro-antd/switch';
import { listWarningRules, writeWarningRule } from '@parkwatch/domain/wire/equipment-warnings';
import type { WarningRuleState } from '@parkwatch/domain/wire/equipment-warnings';
import { ControlName } from '../../ui/control-name';
import { Api } from '../../api/api.ts';
import { apiResource } from '../../api/api-resource.ts';
import { ProblemText } from '../../api/problem-text.ts';
import { Instant } from '../../i18n/instant.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { Person } from '../../ui/person.ts';
import { StatePanel } from '../../ui/state-panel.ts';
import { parkToday } from '../../i18n/park-today.ts';
import { draftOfVersion } from '../edit/equipment-rule-form.ts';
import { VerdictTag } from '../verdict-tag.ts';

/** Rules on equipment: what each asks, what it says now, its versions, and its switch. */
@Component({
  selector: 'pw-equipment-rule-list',
  imports: [
    ControlName,
    FormsModule,
    Instant,
    LocalText,
    NzButtonModule,
    NzSwitchModule,
    Person,
    RouterLink,
    StatePanel,
    TranslocoDirective,
    VerdictTag,
  ],
  templateUrl: './equipment-rule-list.html',
  styleUrl: './equipment-rule-list.css',
})
export class EquipmentRuleList {
  readonly #api = inject(Api);
  readonly #messages = inject(NzMessageService);
  readonly #problemText = inject(ProblemText);
  readonly reloadOn = input<string>('');
  readonly canWrite = input(false);
  protected readonly busyNo = signal<number | null>(null);
  protected readonly rules = apiResource(listWarningRules, () => ({}), { reloadOn: this.reloadOn });

  /** What holds today; of a rule that has not begun, what is to come. */
  protected shown({ current, versions }: WarningRuleState) {
    return versions.find(({ rule }) => rule.version === current) ?? versions[0]!;
  }

  protected stateOf(state: WarningRuleState) {
    if (state.now) return state.now.verdict;
    return this.shown(state).isEnabled && state.current !== null ? 'waiting' : 'off';
  }

  /** A switch is a version: who threw it and when stays known. */
  protected async switch(state: WarningRuleState): Promise<void> {
    if (this.busyNo() !== null) return;
    const version = this.shown(state);
    const draft = {
      ...draftOfVersion(version),
      ...{ isEnabled: !version.isEnabled, effectiveFrom: parkToday() },
    };
    const afterVersion = state.versions[0]!.rule.version;
    this.busyNo.set(state.no);
    try {
      const body = { ruleNo: state.no, afterVersion, draft };
      const written = await this.#api.call(writeWarningRule, { body });
      this.rules.update((list) => ({
        ...list,
        items: list.items.map((one) => (one.no === written.no ? written : one)),
      }));
    } catch (error) {
      this.#messages.error(this.#problemText.of(error));
    } finally {
      this.busyNo.set(null);
    }
  }
}
