import { Component, computed, inject, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { readConsequenceGeoJson } from '@parkwatch/domain/wire/consequence';
import { urlOf } from '../../api/request.ts';
import { Instant } from '../../i18n/instant.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { Person } from '../../ui/person.ts';
import { StatePanel } from '../../ui/state-panel.ts';
import { RunStore } from '../run-store.ts';
import { AffectedList, type AffectedRow } from './affected-list.ts';
import { CaveatList } from './caveat-list.ts';
import { RunEvents } from './run-events.ts';
import { RunInputs } from './run-inputs.ts';
import { RunRelease } from './run-release.ts';
import { RunSummary } from './run-summary.ts';
import { RunWords } from './run-words.ts';

const PARTS = ['affected', 'events', 'release', 'inputs'] as const;

/** The answer of a run: what to know first stands on top and never folds, the rest is a tab away. */
@Component({
  selector: 'pw-run-result',
  imports: [
    AffectedList,
    CaveatList,
    Instant,
    LocalText,
    NzButtonModule,
    NzIconDirective,
    Person,
    RunEvents,
    RunInputs,
    RunRelease,
    RunSummary,
    StatePanel,
    TranslocoDirective,
  ],
  templateUrl: './run-result.html',
  styleUrl: './run-result.css',
})
export class RunResult {
  protected readonly store = inject(RunStore);
  protected readonly words = inject(RunWords);
  readonly chosen = output<AffectedRow>();
  readonly repeated = output();
  readonly printed = output();
  readonly pdfAsked = output();

  protected readonly parts = PARTS;
  protected readonly part = signal<(typeof PARTS)[number]>('affected');
  protected readonly geoJsonUrl = computed(() => {
    const id = this.store.id();
    return id === undefined ? '' : urlOf(readConsequenceGeoJson, { params: { id } });
  });
  protected readonly model = computed(() => {
    const run = this.store.run();
    return run && this.words.model(run);
  });
}
