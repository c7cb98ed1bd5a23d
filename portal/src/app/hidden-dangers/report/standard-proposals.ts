import { Component, computed, effect, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import type { FacilityKind } from '@parkwatch/domain/weather-rules/facility-facts';
import { proposeStandardLines } from '@parkwatch/domain/wire/standard-library';
import type { StandardLineShown } from '@parkwatch/domain/wire/standard-library';
import { apiResource } from '../../api/api-resource.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { Session } from '../../session/session.ts';
import { GradeTag } from '../../ui/grade-tag.ts';
import type { ReportEntry } from './report-entry.ts';

/** A person types on; the last words are asked for. */
const TYPING_MS = 600;
/** Fewer letters say nothing. */
const LEAST_LETTERS = 4;
const MOST_LETTERS = 1000;

/** Standards that fit what was typed, with the words that fit; one of them is chosen, or none. */
@Component({
  selector: 'pw-standard-proposals',
  imports: [GradeTag, LocalText, NzButtonModule, NzIconDirective, RouterLink, TranslocoDirective],
  templateUrl: './standard-proposals.html',
  styleUrl: './standard-proposals.css',
})
export class StandardProposals {
  readonly text = input.required<string>();
  readonly category = input.required<ReportEntry['category']>();
  readonly facilityKind = input<FacilityKind>();
  readonly chosen = input.required<ReportEntry['standard']>();
  /** Null: the choice is taken back. */
  readonly choose = output<StandardLineShown | null>();

  protected readonly canSee = inject(Session).can('standard.read');
  readonly #settled = signal('');
  protected readonly proposals = apiResource(
    proposeStandardLines,
    () => {
      const text = this.#settled();
      if (!this.canSee || this.chosen() !== null || text.length < LEAST_LETTERS) return undefined;
      const [category, facilityKind] = [this.category(), this.facilityKind()];
      // "Other" is what a form begins with: nobody said it.
      const known = category === 'other' ? {} : { category };
      return { query: { text, ...known, ...(facilityKind && { facilityKind }) } };
    },
    { isEmpty: ({ items }) => items.length === 0 },
  );
  protected readonly items = computed(() =>
    this.#settled().length < LEAST_LETTERS ? [] : (this.proposals.value()?.items ?? []),
  );
  protected readonly isAsked = computed(() => this.#settled().length >= LEAST_LETTERS);

  constructor() {
    effect((onCleanup) => {
      const text = this.text().trim().slice(0, MOST_LETTERS);
      const timer = setTimeout(() => this.#settled.set(text), TYPING_MS);
      onCleanup(() => clearTimeout(timer));
    });
  }
}
