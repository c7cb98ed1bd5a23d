import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { PickedFeature } from '@parkwatch/domain/map/map-view';
import type {
  AffectedEnterprise,
  AffectedTarget,
  ConsequenceRun,
} from '@parkwatch/domain/wire/consequence';
import { LocalText } from '../../i18n/local-text.ts';
import { Tag, type Tone } from '../../ui/tag.ts';
import { ZoneSwatch } from '../map/zone-swatch.ts';
import { RunStore } from '../run-store.ts';
import { Elapsed } from './elapsed.ts';
import { byUrgency, worstOf, type Worst } from './levels.ts';
import { RunWords } from './run-words.ts';

export const ADVICE_TONES = {
  evacuate: 'red',
  shelter: 'orange',
  prepare: 'yellow',
  none: 'grey',
} as const satisfies Record<AffectedTarget['advice'], Tone>;

const ADVICES = Object.keys(ADVICE_TONES) as AffectedTarget['advice'][];

/** Somebody who is affected, and where to go to see it. */
export type AffectedRow = {
  readonly pick: PickedFeature;
  readonly place: AffectedEnterprise | AffectedTarget;
  readonly worst: Worst | null;
};

/** Who is affected: when it comes, how sure that is, how bad, and what to do. Who has the least time first. */
@Component({
  selector: 'pw-affected-list',
  imports: [Elapsed, LocalText, Tag, TranslocoDirective, ZoneSwatch],
  templateUrl: './affected-list.html',
  styleUrl: './affected-list.css',
})
export class AffectedList {
  protected readonly words = inject(RunWords);
  protected readonly store = inject(RunStore);
  readonly run = input.required<ConsequenceRun>();
  readonly chosen = output<AffectedRow>();
  protected readonly tones = ADVICE_TONES;

  readonly #all = computed(() => {
    const { enterprises, targets, levels } = this.run();
    const row = (layerId: string, place: AffectedRow['place']): AffectedRow => ({
      pick: { layerId, featureId: String(place.id) },
      place,
      worst: worstOf(place, levels),
    });
    const rowsOf = (layerId: string, places: readonly AffectedRow['place'][]) =>
      places.toSorted(byUrgency(levels)).map((one) => row(layerId, one));
    return [
      { key: 'enterprises', rows: rowsOf('enterprises', enterprises) },
      { key: 'targets', rows: rowsOf('protected-targets', targets) },
    ];
  });
  /** How many are told what; one is chosen to see those alone. */
  protected readonly tally = computed(() => {
    const rows = this.#all().flatMap(({ rows }) => rows);
    return ADVICES.map((advice) => ({
      advice,
      count: rows.filter(({ place }) => place.advice === advice).length,
    })).filter(({ count }) => count > 0);
  });
  protected readonly only = signal<AffectedTarget['advice'] | null>(null);
  protected readonly groups = computed(() =>
    this.#all().map(({ key, rows }) => ({
      key,
      rows: rows.filter(({ place }) => this.only() === null || place.advice === this.only()),
    })),
  );

  protected isChosen({ pick }: AffectedRow): boolean {
    const chosen = this.store.chosen();
    return chosen?.layerId === pick.layerId && chosen.featureId === pick.featureId;
  }

  /** `12.4 ppm`; a dash where no cloud was computed. */
  protected ppm(value: number | null): string {
    return value === null ? '–' : `${this.words.ppm(value)} ppm`;
  }
}
