import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { StandardDocumentShown } from '@parkwatch/domain/wire/standard-library';
import { LocalText } from '../../i18n/local-text.ts';
import { parkToday } from '../../i18n/park-today.ts';
import { Tag } from '../../ui/tag.ts';

/** What is known of a document: who issued it, how much of its text is here, from when to when it holds. */
@Component({
  selector: 'pw-document-note',
  imports: [LocalText, RouterLink, Tag, TranslocoDirective],
  template: `<div class="note" *transloco="let t; prefix: 'standards'">
    <p class="head">
      <strong>{{ document().title | localText }}</strong>
      @if (code(); as code) {
        <span class="muted">{{ code }}</span>
      }
      <pw-tag>{{ t('kind.' + document().kind) }}</pw-tag>
      <pw-tag [tone]="document().text === 'none' ? 'orange' : 'grey'">{{
        t('text.' + document().text)
      }}</pw-tag>
      @if (hasEnded()) {
        <pw-tag tone="grey">{{ t('standing.ended') }}</pw-tag>
      }
    </p>
    <p class="muted">
      {{ document().issuer | localText }} ·
      {{
        document().effectiveFrom ? t('from', { day: document().effectiveFrom }) : t('fromUnknown')
      }}
      @if (document().effectiveTo) {
        · {{ t('until', { day: document().effectiveTo }) }}
      }
      · {{ t('confidence.' + document().confidence) }}
    </p>
    @if (document().replacedBy; as next) {
      <p>
        {{ t('replacedBy') }}
        <a
          routerLink="/standard-library"
          [queryParams]="{ document: next.key, module: null, standing: null }"
          queryParamsHandling="merge"
          >{{ next.title | localText }}
          @if (next.code) {
            ({{ next.code }})
          }
        </a>
      </p>
    }
    @if (document().note; as note) {
      <p>{{ note | localText }}</p>
    }
    @if (document().source) {
      <p class="muted source">{{ t('source') }} {{ document().source }}</p>
    }
  </div>`,
  styles: `
    .note {
      display: grid;
      gap: var(--space-1);
      padding: var(--space-3) var(--space-4);
      border-bottom: 1px solid var(--divider);
      background: var(--sunken);
    }
    .head {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-1) var(--space-2);
    }
    .source {
      font-size: var(--text-s);
      overflow-wrap: anywhere;
    }
  `,
})
export class DocumentNote {
  readonly document = input.required<StandardDocumentShown>();
  /** A code that only repeats the title says nothing. */
  protected readonly code = computed(() => {
    const { code, title } = this.document();
    return title.zh.includes(code) ? null : code;
  });
  protected readonly hasEnded = computed(() => {
    const { effectiveTo } = this.document();
    return effectiveTo !== null && effectiveTo <= parkToday();
  });
}
