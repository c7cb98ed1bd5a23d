import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { LocalText } from '../../i18n/local-text.ts';
import { RunWords } from '../result/run-words.ts';
import { RunStore } from '../run-store.ts';
import { OTHER_DASH, PROBABILITY_DASHES } from './run-specs.ts';
import { ZoneSwatch } from './zone-swatch.ts';

/** The legend, which is the switchboard as well: events, levels, lines of probability. */
@Component({
  selector: 'pw-run-legend',
  imports: [LocalText, NzIconDirective, TranslocoDirective, ZoneSwatch],
  templateUrl: './run-legend.html',
  styleUrl: './run-legend.css',
})
export class RunLegend {
  protected readonly store = inject(RunStore);
  protected readonly words = inject(RunWords);
  /** On a phone the map is too small to lie under a legend all the time. */
  protected readonly isOpen = signal(window.innerWidth >= 768);
  protected readonly solid: readonly number[] = [];
  protected readonly otherDash = OTHER_DASH;
  protected readonly shares = Object.entries(PROBABILITY_DASHES).map(([share, dash]) => ({
    percent: Math.round(Number(share) * 100),
    dash,
  }));

  protected readonly groups = computed(() => {
    const runs = [this.store.run(), this.store.other()].filter((run) => run !== undefined);
    const events = new Map(runs.flatMap((run) => run.events.map((event) => [event.id, event])));
    const levels = new Map(runs.flatMap((run) => run.levels.map((level) => [level.id, level])));
    return [...events.values()].map((event) => ({
      event,
      isOn: this.store.shownEvents().has(event.id),
      levels: [...levels.values()]
        .filter(({ eventId }) => eventId === event.id)
        .map((level) => ({ level, isOn: !this.store.hiddenLevels().has(level.id) })),
    }));
  });
  protected readonly uncertainColour = computed(
    () =>
      this.store.uncertainLevels().find(({ id }) => id === this.store.uncertainLevelId())?.colour ??
      null,
  );

  protected choose(event: Event): void {
    this.store.uncertainLevelId.set((event.target as HTMLSelectElement).value || null);
  }
}
