import { Component, computed, inject, input } from '@angular/core';
import { METHOD_NAMES } from '@parkwatch/domain/equipment-warning/baseline/baseline-words';
import type { EquipmentBaseline, WarningNumber } from '@parkwatch/domain/wire/equipment-warnings';
import { Formats } from '../i18n/formats.ts';
import { Language } from '../i18n/language.ts';
import { LocalText } from '../i18n/local-text.ts';
import { VerdictTag } from './verdict-tag.ts';

type Method = Extract<WarningNumber, { kind: 'method' }>;
type Point = { readonly id: number; readonly name: { readonly zh: string; readonly en: string } };
/** Where the limit stands in a bar: twice the limit fills it. */
const FULL = 2;

/** Each method of a baseline: its statistic as a multiple of its limit, and what contributes most. */
@Component({
  selector: 'pw-method-bars',
  imports: [LocalText, VerdictTag],
  template: `<ul>
    @for (one of rows(); track one.method) {
      <li>
        <span class="name">{{ one.name | localText }}</span>
        <span class="bar" aria-hidden="true"
          ><span [class.over]="one.isOver" [style.inline-size.%]="one.width"></span
        ></span>
        <span class="times tabular">{{ one.times }}</span>
        <pw-verdict-tag [of]="one.verdict" />
        <span class="parts">{{ one.parts }}</span>
      </li>
    }
  </ul>`,
  styles: `
    ul {
      display: grid;
      gap: var(--space-1);
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: grid;
      grid-template-columns: 104px 140px 52px 84px minmax(0, 1fr);
      gap: var(--space-2) var(--space-3);
      align-items: center;
    }
    .bar {
      position: relative;
      height: 8px;
      overflow: clip;
      border-radius: 4px;
      background: var(--grey-soft);
    }
    .bar > span {
      display: block;
      height: 100%;
      background: var(--green);
    }
    .bar > span.over {
      background: var(--red);
    }
    /* The limit. */
    .bar::after {
      position: absolute;
      inset-block: 0;
      left: 50%;
      width: 2px;
      background: var(--text-1);
      content: '';
    }
    .times {
      text-align: right;
    }
    .parts {
      color: var(--text-2);
      font-size: var(--text-s);
    }
    @media (width < 768px) {
      li {
        grid-template-columns: 92px minmax(0, 1fr) 48px auto;
      }
      .parts {
        grid-column: 1 / -1;
      }
      .parts:empty {
        display: none;
      }
    }
  `,
})
export class MethodBars {
  readonly #language = inject(Language);
  readonly #formats = inject(Formats);
  readonly methods =
    input.required<
      readonly (Method | NonNullable<EquipmentBaseline['finding']>['methods'][number])[]
    >();
  readonly points = input.required<readonly Point[]>();

  protected readonly rows = computed(() =>
    this.methods().map(({ method, verdict, ofLimit, contributions }) => ({
      ...{ method, verdict, name: METHOD_NAMES[method] },
      isOver: ofLimit !== null && ofLimit > 1,
      width: Math.min(100, ((ofLimit ?? 0) / FULL) * 100),
      times: ofLimit === null ? '–' : `${this.#formats.measured(ofLimit)} ×`,
      parts: contributions
        .slice(0, 3)
        .map(({ pointId, share }) => `${this.#nameOf(pointId)} ${Math.round(share * 100)} %`)
        .join(' · '),
    })),
  );

  #nameOf(pointId: number): string {
    const point = this.points().find(({ id }) => id === pointId);
    return point ? this.#language.pick(point.name) : String(pointId);
  }
}
