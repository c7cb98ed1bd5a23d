import { Component, computed, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzInputModule } from 'ng-zorro-antd/input';
import type * as z from 'zod';
import { listRatings } from '@parkwatch/domain/wire/enterprises';
import { apiResource } from '../api/api-resource.ts';
import { LocalText } from '../i18n/local-text.ts';
import { Live } from '../live/live.ts';
import { PageHeader } from '../ui/page-header.ts';
import { RatingMark } from '../ui/rating-mark.ts';
import { StatePanel } from '../ui/state-panel.ts';
import { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/data-table.ts';

type Rating = z.infer<NonNullable<(typeof listRatings)['response']>>['items'][number];
const GRADES = ['A', 'B', 'C', 'D', null] as const;

/** Safety ratings and nothing else: what the investment office may know of an enterprise. */
@Component({
  selector: 'pw-ratings-page',
  imports: [
    Column,
    DataTable,
    FormsModule,
    LocalText,
    NzInputModule,
    PageHeader,
    RatingMark,
    StatePanel,
    TranslocoDirective,
  ],
  templateUrl: './ratings-page.html',
  styleUrl: './ratings-page.css',
})
export class RatingsPage {
  protected readonly ratings = apiResource(listRatings, () => ({}), {
    reloadOn: inject(Live).resyncs,
  });
  protected readonly search = signal('');
  protected readonly chosen = signal<Rating['rating'] | undefined>(undefined);
  protected readonly counts = computed(() =>
    GRADES.map((rating) => ({
      rating,
      count: this.ratings.value()?.items.filter((row) => row.rating === rating).length ?? 0,
    })).filter(({ rating, count }) => rating !== null || count > 0),
  );
  protected readonly rows = computed(() => {
    const wanted = this.search().trim().toLowerCase();
    const chosen = this.chosen();
    return (this.ratings.value()?.items ?? []).filter(
      ({ code, name, rating }) =>
        (chosen === undefined || rating === chosen) &&
        [code, name.zh, name.en].some((text) => text.toLowerCase().includes(wanted)),
    );
  });
  protected readonly keyOf = ({ enterpriseId }: Rating) => enterpriseId;

  protected choose(rating: Rating['rating']): void {
    this.chosen.update((known) => (known === rating ? undefined : rating));
  }
}
