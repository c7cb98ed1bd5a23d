import { Component, input, output } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { MEASURE_KINDS } from '@parkwatch/domain/risk-assessment/measure-state';
import { ControlName } from '../../ui/control-name';
import type { DraftMeasure } from './sheet-draft.ts';

/** Measures of a row, a line each: its kind and what it is. */
@Component({
  selector: 'pw-measure-lines',
  imports: [
    ControlName,
    FormsModule,
    NzButtonModule,
    NzIconDirective,
    NzInputModule,
    NzSelectModule,
    TranslocoDirective,
  ],
  template: `<div class="field" *transloco="let t; prefix: 'riskSheet'">
    <span class="label">{{ title() }}</span>
    @for (line of lines(); track $index; let at = $index) {
      <div class="line">
        <nz-select
          class="kind"
          [name]="name() + '-kind-' + at"
          [pwControlName]="t('kindOf', { number: at + 1 })"
          [ngModel]="line.kind"
          (ngModelChange)="change(at, { kind: $event })"
        >
          @for (kind of kinds; track kind) {
            <nz-option [nzValue]="kind" [nzLabel]="t('kind.' + kind)" />
          }
        </nz-select>
        <input
          nz-input
          maxlength="1000"
          [name]="name() + '-words-' + at"
          [attr.aria-label]="t('measureOf', { number: at + 1 })"
          [ngModel]="line.description"
          (ngModelChange)="change(at, { description: $event })"
        />
        <button
          nz-button
          type="button"
          [attr.aria-label]="t('removeMeasure', { number: at + 1 })"
          (click)="remove(at)"
        >
          <nz-icon nzType="close" />
        </button>
      </div>
    }
    <div>
      <button nz-button nzSize="small" type="button" (click)="add()">
        <nz-icon nzType="plus" /> {{ t('addMeasure') }}
      </button>
    </div>
  </div>`,
  styles: `
    .line {
      display: flex;
      gap: var(--space-2);
    }
    .kind {
      flex: none;
      width: 112px;
    }
  `,
})
export class MeasureLines {
  readonly title = input.required<string>();
  /** Begins the names of the fields. */
  readonly name = input.required<string>();
  readonly lines = input.required<readonly DraftMeasure[]>();
  readonly changed = output<readonly DraftMeasure[]>();
  protected readonly kinds = MEASURE_KINDS;

  protected add(): void {
    this.changed.emit([...this.lines(), { kind: 'engineering', description: '' }]);
  }

  protected change(at: number, change: Partial<DraftMeasure>): void {
    const line = this.lines()[at];
    if (line !== undefined) this.changed.emit(this.lines().with(at, { ...line, ...change }));
  }

  protected remove(at: number): void {
    this.changed.emit(this.lines().toSpliced(at, 1));
  }
}
