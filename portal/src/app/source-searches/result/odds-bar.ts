import { Component, computed, inject, input } from '@angular/core';
import { SearchWords } from './search-words.ts';

/** A factor of so much fills half of the bar. */
const FULL_LN = Math.log(100);

/** What one piece of evidence does to the odds of the first enterprise: to the right it speaks for it, to the left against. */
@Component({
  selector: 'pw-odds-bar',
  template: `
    <span class="bar" aria-hidden="true">
      <span
        class="fill"
        [class.against]="ln() < 0"
        [style.inset-inline-start.%]="ln() < 0 ? 50 - half() : 50"
        [style.width.%]="half()"
      ></span>
    </span>
    <span class="tabular">{{ words.factor(factor()) }}</span>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: 64px 4.6em;
      align-items: center;
      gap: var(--space-2);
      text-align: end;
      white-space: nowrap;
    }
    .bar {
      position: relative;
      height: 8px;
      border-radius: 2px;
      background: linear-gradient(var(--text-3), var(--text-3)) center / 1px 100% no-repeat
        var(--sunken);
    }
    .fill {
      position: absolute;
      inset-block: 0;
      min-width: 1px;
      background: var(--series-2);
    }
    .fill.against {
      background: var(--series-3);
    }
  `,
})
export class OddsBar {
  protected readonly words = inject(SearchWords);
  readonly factor = input.required<number>();
  protected readonly ln = computed(() => Math.log(this.factor()));
  protected readonly half = computed(() => 50 * Math.min(1, Math.abs(this.ln()) / FULL_LN));
}
