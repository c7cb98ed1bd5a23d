import { Component, computed, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { listStandardDocuments } from '@parkwatch/domain/wire/standard-library';
import type * as z from 'zod';
import { LocalText } from '../../i18n/local-text.ts';
import { Tag } from '../../ui/tag.ts';
import type { Filters } from './line-browser.ts';

type Library = z.infer<NonNullable<(typeof listStandardDocuments)['response']>>;

/** What the library has: modules of the base frame and of industries, and documents, those whose text is not at hand among them. */
@Component({
  selector: 'pw-library-index',
  imports: [LocalText, Tag, TranslocoDirective],
  template: `<nav *transloco="let t; prefix: 'standards'" [attr.aria-label]="t('index')">
    @for (frame of frames(); track frame.key) {
      <h2>{{ t('frame.' + frame.key) }}</h2>
      <ul>
        @for (one of frame.modules; track one.module) {
          <li>
            <button
              type="button"
              [attr.aria-current]="one.module === module() ? 'true' : null"
              (click)="choose(one.module)"
            >
              <span>{{ one.name | localText }}</span>
              <span class="tabular muted">{{ one.linesInForce }}</span>
            </button>
          </li>
        }
      </ul>
    }
    <h2>{{ t('documents') }}</h2>
    <ul>
      @for (one of held(); track one.key) {
        <li>
          <button
            type="button"
            [attr.aria-current]="one.key === document() ? 'true' : null"
            (click)="chooseDocument(one.key)"
          >
            <span
              >{{ one.title | localText }}
              @if (one.code && !one.title.zh.includes(one.code)) {
                <small class="muted">{{ one.code }}</small>
              }
            </span>
            <span class="tabular muted">{{ one.linesInForce }}</span>
          </button>
        </li>
      }
    </ul>
    <h2>{{ t('gaps', { count: gaps().length }) }}</h2>
    <p class="muted hint">{{ t('gapsHint') }}</p>
    <ul>
      @for (one of gaps(); track one.key) {
        <li>
          <button
            type="button"
            [attr.aria-current]="one.key === document() ? 'true' : null"
            (click)="chooseDocument(one.key)"
          >
            <span
              >{{ one.title | localText }}
              @if (one.code && !one.title.zh.includes(one.code)) {
                <small class="muted">{{ one.code }}</small>
              }
            </span>
            <pw-tag>{{ t('text.none') }}</pw-tag>
          </button>
        </li>
      }
    </ul>
  </nav>`,
  styles: `
    nav {
      padding: var(--space-2) 0 var(--space-3);
    }
    h2 {
      padding: var(--space-3) var(--space-4) var(--space-1);
      color: var(--text-2);
      font-size: var(--text-s);
      font-weight: 400;
    }
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    button {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: var(--space-2);
      width: 100%;
      min-height: 34px;
      padding: 6px var(--space-4);
      border: 0;
      border-left: 3px solid transparent;
      background: none;
      color: inherit;
      font: inherit;
      text-align: start;
      cursor: pointer;
    }
    button:hover {
      background: var(--hover);
    }
    button[aria-current] {
      border-left-color: var(--accent);
      background: var(--selected);
    }
    small {
      display: block;
      font-size: var(--text-s);
    }
    .hint {
      padding: 0 var(--space-4) var(--space-1);
      font-size: var(--text-s);
    }
  `,
})
export class LibraryIndex {
  readonly library = input.required<Library>();
  readonly module = input<string>();
  readonly document = input<string>();
  readonly changed = output<Filters>();

  protected readonly frames = computed(() =>
    (['base', 'industry'] as const).map((key) => ({
      key,
      modules: this.library().modules.filter(({ frame }) => frame === key),
    })),
  );
  protected readonly held = computed(() =>
    this.library().items.filter(({ text }) => text !== 'none'),
  );
  protected readonly gaps = computed(() =>
    this.library().items.filter(({ text }) => text === 'none'),
  );

  /** A second click takes the choice back. */
  protected choose(module: string): void {
    this.changed.emit({ module: module === this.module() ? null : module, document: null });
  }

  protected chooseDocument(document: string): void {
    const isChosen = document === this.document();
    this.changed.emit({ document: isChosen ? null : document, module: null });
  }
}
