import { Component, computed, forwardRef, inject, input, output } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzSelectModule } from 'ng-zorro-antd/select';
import type {
  Condition,
  Group,
  LimitCondition,
  TrendCondition,
} from '@parkwatch/domain/equipment-warning/condition/warning-rule';
import type { Point } from '@parkwatch/domain/wire/enterprises';
import { ControlName } from '../../ui/control-name';
import { Language } from '../../i18n/language.ts';
import { unitSymbol } from '../../i18n/unit-symbol.ts';

/** A group in a group in a group is as deep as people read. */
const DEEPEST = 3;

/** A group of conditions, a row each; groups lie in groups. */
@Component({
  selector: 'pw-condition-editor',
  imports: [
    ControlName,
    FormsModule,
    forwardRef(() => ConditionEditor),
    NzButtonModule,
    NzIconDirective,
    NzSelectModule,
    TranslocoDirective,
  ],
  templateUrl: './condition-editor.html',
  styleUrl: './condition-editor.css',
})
export class ConditionEditor {
  readonly #language = inject(Language);
  readonly group = input.required<Group>();
  readonly points = input.required<readonly Point[]>();
  readonly level = input(1);
  readonly changed = output<Group>();

  protected readonly canNest = computed(() => this.level() < DEEPEST);
  protected readonly options = computed(() =>
    this.points().map((point) => ({
      value: point.id,
      label: `${this.#language.pick(point.name)} · ${point.code}`,
    })),
  );

  protected unitOf(pointId: number): string {
    const unit = this.points().find(({ id }) => id === pointId)?.unit ?? '';
    return unit && unitSymbol(unit);
  }

  protected isGroup(condition: Condition): condition is Group {
    return 'of' in condition;
  }

  protected put(at: number, condition: Condition): void {
    this.changed.emit({
      ...this.group(),
      of: this.group().of.map((one, index) => (index === at ? condition : one)),
    });
  }

  protected changeLeaf(
    at: number,
    changes: Partial<LimitCondition> | Partial<TrendCondition>,
  ): void {
    this.put(at, { ...this.group().of[at]!, ...changes } as Condition);
  }

  protected changeNumber(at: number, key: string, event: Event): void {
    this.changeLeaf(at, { [key]: (event.target as HTMLInputElement).valueAsNumber });
  }

  protected setType(type: Group['type']): void {
    this.changed.emit({ ...this.group(), type });
  }

  protected add(kind: 'limit' | 'trend' | 'group'): void {
    const pointId = this.points()[0]?.id ?? 0;
    const made: Condition =
      kind === 'limit'
        ? { type: 'limit', pointId, side: 'above', limit: 80, forHours: 3 }
        : kind === 'trend'
          ? { type: 'trend', pointId, direction: 'rising', perHour: 1, windowHours: 6 }
          : {
              type: this.group().type === 'all' ? 'any' : 'all',
              of: [{ type: 'limit', pointId, side: 'above', limit: 80, forHours: 0 }],
            };
    this.changed.emit({ ...this.group(), of: [...this.group().of, made] });
  }

  protected remove(at: number): void {
    this.changed.emit({ ...this.group(), of: this.group().of.filter((_, index) => index !== at) });
  }
}
