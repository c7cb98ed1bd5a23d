import { Component, input } from '@angular/core';

/** The head of a page: its name, one line about it, and its actions at the right. */
@Component({
  selector: 'pw-page-header',
  template: `
    <div class="words">
      <h1>{{ title() }}</h1>
      @if (subtitle()) {
        <p class="muted">{{ subtitle() }}</p>
      }
    </div>
    <div class="actions"><ng-content /></div>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: var(--space-3) var(--space-4);
      min-height: 40px;
      margin-bottom: var(--space-4);
    }
    h1 {
      font-size: var(--text-xl);
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-2);
    }
    @media (width < 768px) {
      .actions:not(:empty) {
        flex: 1 1 auto;
      }
    }
  `,
})
export class PageHeader {
  readonly title = input.required<string>();
  readonly subtitle = input<string>('');
}
