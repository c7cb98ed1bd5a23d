import { Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { RESTRICTION_STATE_LABELS } from '@parkwatch/domain/enforcement/restriction';
import type { Restriction } from '@parkwatch/domain/wire/enforcement';
import { Instant } from '../i18n/instant.ts';
import { LocalText } from '../i18n/local-text.ts';
import { Session } from '../session/session.ts';
import type { Tone } from '../ui/tag.ts';
import { Tag } from '../ui/tag.ts';
import { EvidenceTrail } from './evidence-trail.ts';
import type { Decision } from './restriction-view.ts';
import { decisionsOf } from './restriction-view.ts';
import { Person } from '../ui/person.ts';

const tones: Record<Restriction['state'], Tone> = {
  proposed: 'orange',
  active: 'red',
  rejected: 'grey',
  lifted: 'green',
};

/** One proposal or freeze with the trail that led to it: what the director reads before deciding. */
@Component({
  selector: 'pw-restriction-card',
  imports: [
    EvidenceTrail,
    Instant,
    LocalText,
    NzButtonModule,
    NzIconDirective,
    Person,
    RouterLink,
    Tag,
    TranslocoDirective,
  ],
  templateUrl: './restriction-card.html',
  styleUrl: './restriction-card.css',
})
export class RestrictionCard {
  readonly #session = inject(Session);
  readonly restriction = input.required<Restriction>();
  readonly canDecide = input(false);
  readonly decide = output<Decision>();

  protected readonly labels = RESTRICTION_STATE_LABELS;
  protected readonly tone = computed(() => tones[this.restriction().state]);
  protected readonly decisions = computed(() =>
    this.canDecide() ? decisionsOf(this.restriction().state) : [],
  );
  protected readonly canSeeDanger = computed(() => this.#session.can('hidden-danger.read'));
  /** A proposal shows its trail at once; an older matter only when asked. */
  protected readonly isTrailOpen = computed(
    () => this.#toggled() ?? (this.canDecide() && this.restriction().state === 'proposed'),
  );
  readonly #toggled = signal<boolean | undefined>(undefined);

  protected toggle(): void {
    this.#toggled.set(!this.isTrailOpen());
  }
}
