import { Component, computed, inject, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import type { ConsequenceLevel } from '@parkwatch/domain/wire/consequence';
import { LocalText } from '../../i18n/local-text.ts';
import { StatePanel } from '../../ui/state-panel.ts';
import { ZoneSwatch } from '../map/zone-swatch.ts';
import { RunWords } from '../result/run-words.ts';
import { RunStore } from '../run-store.ts';
import { compareRuns, difference, type PlacePair } from './compare-runs.ts';

/** Two runs side by side: what went in differently, how far each reaches, and when it comes to whom. */
@Component({
  selector: 'pw-run-compare',
  imports: [LocalText, NzButtonModule, NzIconDirective, StatePanel, TranslocoDirective, ZoneSwatch],
  templateUrl: './run-compare.html',
  styleUrl: './run-compare.css',
})
export class RunCompare {
  protected readonly store = inject(RunStore);
  protected readonly words = inject(RunWords);
  readonly closed = output();

  protected readonly comparison = computed(() => {
    const [first, second] = [this.store.run(), this.store.other()];
    return first && second ? compareRuns(first, second) : undefined;
  });
  protected readonly heads = computed(() =>
    [this.store.run(), this.store.other()].map((run, at) => ({ letter: 'AB'[at] ?? '', run })),
  );

  protected reach(level: ConsequenceLevel | null): string {
    if (!level) return '–';
    return level.reachM > 0 ? this.words.metres(level.reachM) : '0';
  }

  protected people(level: ConsequenceLevel | null): string {
    return level ? this.words.people(level.people.outdoors + level.people.indoors) : '–';
  }

  /** `+120 m`; nothing where there is nothing to subtract. */
  protected moreM(first: ConsequenceLevel | null, second: ConsequenceLevel | null): string {
    return this.#signed(difference(first?.reachM, second?.reachM), (moreM) =>
      this.words.metres(moreM),
    );
  }

  protected morePeople(first: ConsequenceLevel | null, second: ConsequenceLevel | null): string {
    const count = (level: ConsequenceLevel | null) =>
      level && level.people.outdoors + level.people.indoors;
    return this.#signed(difference(count(first), count(second)), (more) => this.words.people(more));
  }

  protected arrival(one: PlacePair['first']): string {
    const arrivesS = one?.worst?.arrivesS;
    return arrivesS == null ? '–' : this.words.elapsed(arrivesS);
  }

  protected later({ first, second }: PlacePair): string {
    const moreS = difference(first?.worst?.arrivesS, second?.worst?.arrivesS);
    if (moreS === null || moreS === 0) return moreS === 0 ? '0' : '';
    return `${moreS > 0 ? '+' : '−'}${this.words.elapsed(Math.abs(moreS))}`;
  }

  #signed(more: number | null, inWords: (size: number) => string): string {
    if (more === null) return '';
    if (more === 0) return '0';
    return `${more > 0 ? '+' : '−'}${inWords(Math.abs(more))}`;
  }
}
