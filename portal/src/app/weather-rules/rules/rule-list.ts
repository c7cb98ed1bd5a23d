import { Component, inject, input, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzMessageService } from 'ng-zorro-antd/message';
import { NzSwitchModule } from 'ng-zorro-antd/switch';
import { draftOf } from '@parkwatch/domain/weather-rules/weather-rule';
import type { WeatherRule } from '@parkwatch/domain/weather-rules/weather-rule';
import { writeWeatherRule } from '@parkwatch/domain/wire/weather-rules';
import type { WeatherRuleState } from '@parkwatch/domain/wire/weather-rules';
import { ControlName } from '../../ui/control-name';
import { Api } from '../../api/api.ts';
import { ProblemText } from '../../api/problem-text.ts';
import { Instant } from '../../i18n/instant.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { Person } from '../../ui/person.ts';
import type { Tone } from '../../ui/tag.ts';
import { Tag } from '../../ui/tag.ts';
import { parkToday } from '../../i18n/park-today.ts';
import { RuleWords } from '../rule-words.ts';

const TONES: Readonly<Record<'holds' | 'unknown' | 'does-not-hold' | 'off', Tone>> = {
  holds: 'red',
  unknown: 'orange',
  'does-not-hold': 'green',
  off: 'grey',
};

/** The rules: what each asks of the weather, what it is about, what it does now, its versions, and its switch. */
@Component({
  selector: 'pw-rule-list',
  imports: [
    ControlName,
    FormsModule,
    Instant,
    LocalText,
    NzButtonModule,
    NzSwitchModule,
    Person,
    RouterLink,
    Tag,
    TranslocoDirective,
  ],
  templateUrl: './rule-list.html',
  styleUrl: './rule-list.css',
})
export class RuleList {
  readonly #api = inject(Api);
  readonly #messages = inject(NzMessageService);
  readonly #problemText = inject(ProblemText);
  protected readonly words = inject(RuleWords);
  protected readonly tones = TONES;

  readonly states = input.required<readonly WeatherRuleState[]>();
  readonly canWrite = input(false);
  readonly written = output<WeatherRuleState>();
  /** The rule that is being switched. */
  protected readonly busyId = signal<string | null>(null);

  protected newest(state: WeatherRuleState): WeatherRule {
    return state.versions[0]!.rule;
  }

  protected stateOf({ verdict }: WeatherRuleState): keyof typeof TONES {
    return verdict ?? 'off';
  }

  /** Versions that begin later. */
  protected isUpcoming({ current, versions }: WeatherRuleState): boolean {
    return (current?.version ?? 0) < versions[0]!.rule.version;
  }

  /** What holds today; of a rule that has not begun, what is to come. */
  protected shown(state: WeatherRuleState): WeatherRule {
    return state.current ?? this.newest(state);
  }

  /** A switch is a version: who threw it and when stays known. */
  protected async switch(state: WeatherRuleState): Promise<void> {
    if (this.busyId() !== null) return;
    const { isEnabled, ...shown } = this.shown(state);
    const rule = { ...draftOf({ ...shown, isEnabled: !isEnabled }), effectiveFrom: parkToday() };
    const body = { rule, afterVersion: this.newest(state).version };
    this.busyId.set(state.id);
    try {
      this.written.emit(await this.#api.call(writeWeatherRule, { body }));
    } catch (error) {
      this.#messages.error(this.#problemText.of(error));
    } finally {
      this.busyId.set(null);
    }
  }
}
