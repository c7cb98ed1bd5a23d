import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { GRADES } from '@parkwatch/domain/hidden-danger/grade';
import type { TrailEntry } from '@parkwatch/domain/wire/hidden-dangers';
import { Instant } from '../i18n/instant.ts';
import { LocalText } from '../i18n/local-text.ts';
import { PhotoViewer } from '../ui/photo/photo-viewer.ts';
import { PhotoTimes } from './photo-times.ts';
import { entryOf } from './trail-entry.ts';
import { Person } from '../ui/person.ts';

/** Everything that was done, the newest first: who, when, in what words, with which photos. */
@Component({
  selector: 'pw-danger-trail',
  imports: [Instant, LocalText, Person, PhotoTimes, PhotoViewer, TranslocoDirective],
  templateUrl: './danger-trail.html',
  styleUrl: './danger-trail.css',
})
export class DangerTrail {
  protected readonly grades = GRADES;
  readonly trail = input.required<readonly TrailEntry[]>();
  protected readonly entries = computed(() =>
    this.trail()
      .map(entryOf)
      .toSorted((a, b) => b.at.localeCompare(a.at) || b.place - a.place),
  );
}
