import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzMessageService } from 'ng-zorro-antd/message';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { PERIODS } from '@parkwatch/domain/supervision-plan/periods';
import { PLAN_COLOURS } from '@parkwatch/domain/supervision-plan/plan-colours';
import type { PlanColour } from '@parkwatch/domain/supervision-plan/plan-colours';
import {
  draftOf,
  supervisionRulesDraft,
  TASK_KINDS,
} from '@parkwatch/domain/supervision-plan/supervision-rules';
import type {
  PlanLine,
  SupervisionRulesDraft,
  TaskKind,
} from '@parkwatch/domain/supervision-plan/supervision-rules';
import { PARK_CLOCK_AHEAD_MS } from '@parkwatch/domain/time/duration';
import { listSupervisionRules, writeSupervisionRules } from '@parkwatch/domain/wire/supervision';
import { ControlName } from '../../ui/control-name';
import { Api } from '../../api/api.ts';
import { apiResource } from '../../api/api-resource.ts';
import { ProblemText } from '../../api/problem-text.ts';
import { Instant } from '../../i18n/instant.ts';
import { Language } from '../../i18n/language.ts';
import { Session } from '../../session/session.ts';
import { Person } from '../../ui/person.ts';
import { StatePanel } from '../../ui/state-panel.ts';
import { ColourTag } from '../colour-tag.ts';

type Check = SupervisionRulesDraft['checks'][TaskKind][number];

/** What follows from each colour, as the director writes it; others of the office read it. An edit is the next version. */
@Component({
  selector: 'pw-supervision-rules-page',
  imports: [
    ControlName,
    ColourTag,
    FormsModule,
    Instant,
    NzButtonModule,
    NzIconDirective,
    NzInputModule,
    NzSelectModule,
    Person,
    RouterLink,
    StatePanel,
    TranslocoDirective,
  ],
  templateUrl: './rules-page.html',
  styleUrl: './rules-page.css',
})
export class RulesPage {
  readonly #api = inject(Api);
  readonly #language = inject(Language);
  readonly #messages = inject(NzMessageService);
  readonly #problemText = inject(ProblemText);
  protected readonly canWrite = inject(Session).can('supervision-rule.write');

  protected readonly colours = PLAN_COLOURS;
  protected readonly kinds = TASK_KINDS;
  protected readonly periods = PERIODS;
  protected readonly rules = apiResource(listSupervisionRules, () => ({}), {
    isEmpty: () => false,
  });
  protected readonly draft = signal<SupervisionRulesDraft | undefined>(undefined);
  protected readonly isChanged = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly problems = signal<readonly string[]>([]);
  readonly #checked = computed(() => supervisionRulesDraft.safeParse(this.draft()));
  /** What is wrong, in words; faults of a single figure are said in general. */
  protected readonly faults = computed(() => {
    const words = (this.#checked().error?.issues ?? []).map((issue) => {
      const zh: unknown = issue.code === 'custom' ? issue.params?.['zh'] : undefined;
      return typeof zh === 'string'
        ? this.#language.pick({ zh, en: issue.message })
        : this.#language.translate('supervision.rules.fault');
    });
    return [...new Set(words)];
  });

  constructor() {
    effect(() => {
      const newest = this.rules.value()?.versions[0]?.rules;
      untracked(() => {
        if (newest && !this.isChanged()) this.draft.set(begun(draftOf(newest)));
      });
    });
  }

  protected change(part: Partial<SupervisionRulesDraft>): void {
    const draft = this.draft();
    if (draft === undefined) return;
    this.draft.set({ ...draft, ...part });
    this.isChanged.set(true);
    this.problems.set([]);
  }

  protected changeLine(colour: PlanColour, at: number, part: Partial<PlanLine>): void {
    const list = this.#lines(colour).map((line, n) => (n === at ? { ...line, ...part } : line));
    this.#setLines(colour, list);
  }

  protected addLine(colour: PlanColour): void {
    const used = this.#lines(colour).map(({ kind }) => kind);
    const kind = TASK_KINDS.find((one) => !used.includes(one));
    if (kind)
      this.#setLines(colour, [...this.#lines(colour), { kind, every: 'month', leastH: 24 }]);
  }

  protected removeLine(colour: PlanColour, at: number): void {
    this.#setLines(
      colour,
      this.#lines(colour).filter((_, n) => n !== at),
    );
  }

  #lines(colour: PlanColour): PlanLine[] {
    return this.draft()?.lines[colour] ?? [];
  }

  #setLines(colour: PlanColour, list: PlanLine[]): void {
    const lines = this.draft()?.lines;
    if (lines) this.change({ lines: { ...lines, [colour]: list } });
  }

  protected setHold(colour: 'red' | 'yellow', hours: number): void {
    const holdH = this.draft()?.holdH;
    if (holdH) this.change({ holdH: { ...holdH, [colour]: hours } });
  }

  protected changeCheck(kind: TaskKind, at: number, part: Partial<Check>): void {
    this.#setChecks(
      kind,
      this.#checks(kind).map((one, n) => (n === at ? { ...one, ...part } : one)),
    );
  }

  protected addCheck(kind: TaskKind): void {
    this.#setChecks(kind, [...this.#checks(kind), { zh: '', en: '' }]);
  }

  protected removeCheck(kind: TaskKind, at: number): void {
    this.#setChecks(
      kind,
      this.#checks(kind).filter((_, n) => n !== at),
    );
  }

  #checks(kind: TaskKind): Check[] {
    return this.draft()?.checks[kind] ?? [];
  }

  #setChecks(kind: TaskKind, list: Check[]): void {
    const checks = this.draft()?.checks;
    if (checks) this.change({ checks: { ...checks, [kind]: list } });
  }

  /** `08:00, 20:00` as a list; what is no time is refused by the schema. */
  protected setShifts(typed: string): void {
    this.change({ shiftStarts: partsOf(typed) });
  }

  protected setReminders(typed: string): void {
    this.change({ remindAfterH: partsOf(typed).map(Number) });
  }

  protected async save(): Promise<void> {
    const rules = this.#checked().data;
    const afterVersion = this.rules.value()?.versions[0]?.rules.version;
    if (rules === undefined || afterVersion === undefined || this.isBusy()) return;
    this.isBusy.set(true);
    this.problems.set([]);
    try {
      const written = await this.#api.call(writeSupervisionRules, {
        body: { rules, afterVersion },
      });
      this.isChanged.set(false);
      this.rules.update(() => written);
      const version = written.versions[0]!.rules.version;
      this.#messages.success(this.#language.translate('supervision.rules.saved', { version }));
    } catch (error) {
      this.problems.set([this.#problemText.of(error), ...this.#problemText.fields(error)]);
    } finally {
      this.isBusy.set(false);
    }
  }
}

function partsOf(typed: string): string[] {
  return typed
    .split(/[,\uFF0C\u3001\s]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** A version begins today unless it was to begin later. */
function begun(draft: SupervisionRulesDraft): SupervisionRulesDraft {
  const [today = ''] = new Date(Date.now() + PARK_CLOCK_AHEAD_MS).toISOString().split('T');
  return draft.effectiveFrom < today ? { ...draft, effectiveFrom: today } : draft;
}
