import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { TranslocoDirective, TranslocoPipe } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import type { SourceSearch } from '@parkwatch/domain/wire/source-searches';
import { Instant } from '../../i18n/instant.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { Tag } from '../../ui/tag.ts';
import { Chance } from './chance.ts';
import { OddsBar } from './odds-bar.ts';
import { SearchWords } from './search-words.ts';

const FIRST = 8;

/** Every report and sensor with what it does to the odds of the first enterprise; what is no evidence stands apart. */
@Component({
  selector: 'pw-evidence-list',
  imports: [
    Chance,
    Instant,
    LocalText,
    NgTemplateOutlet,
    NzButtonModule,
    OddsBar,
    Tag,
    TranslocoDirective,
    TranslocoPipe,
  ],
  templateUrl: './evidence-list.html',
  styleUrl: './evidence-list.css',
})
export class EvidenceList {
  protected readonly words = inject(SearchWords);
  readonly search = input.required<SourceSearch>();

  protected readonly leader = computed(
    () => this.search().ranked.find(({ enterpriseId }) => enterpriseId !== null)?.name ?? null,
  );
  protected readonly isWeighed = computed(() =>
    [...this.search().reports, ...this.search().sensors].some(
      ({ oddsFactor }) => oddsFactor !== null,
    ),
  );
  /** What weighs most, either way, comes first. */
  protected readonly used = computed(() =>
    this.search()
      .sensors.filter(({ unusedWhy }) => unusedWhy === null)
      .toSorted(
        (one, other) =>
          Number(other.detections > 0) - Number(one.detections > 0) ||
          weight(other.oddsFactor) - weight(one.oddsFactor),
      ),
  );
  protected readonly unused = computed(() =>
    this.search().sensors.filter(({ unusedWhy }) => unusedWhy !== null),
  );
  protected readonly isWhole = linkedSignal<number, boolean>({
    source: () => this.search().id,
    computation: () => false,
  });
  protected readonly shown = computed(() =>
    this.isWhole() ? this.used() : this.used().slice(0, FIRST),
  );
}

function weight(oddsFactor: number | null): number {
  return Math.abs(Math.log(oddsFactor ?? 1));
}
