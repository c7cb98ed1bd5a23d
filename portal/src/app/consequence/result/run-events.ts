import { Component, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ConsequenceEvent, ConsequenceRun } from '@parkwatch/domain/wire/consequence';
import { LocalText } from '../../i18n/local-text.ts';
import { ZoneSwatch } from '../map/zone-swatch.ts';
import { RunStore } from '../run-store.ts';
import { CaveatList } from './caveat-list.ts';
import { RunWords } from './run-words.ts';

/** What may happen with what got out: each event with its model, why that one, its levels and its own figures. */
@Component({
  selector: 'pw-run-events',
  imports: [CaveatList, LocalText, TranslocoDirective, ZoneSwatch],
  template: `<ng-container *transloco="let t; prefix: 'whatIf.events'">
    @for (event of run().events; track event.id) {
      <section>
        <h3>
          {{ event.name | localText }}
          <label>
            <input
              type="checkbox"
              [checked]="store.shownEvents().has(event.id)"
              (change)="store.toggleEvent(event.id)"
            />
            {{ t('onMap') }}
          </label>
        </h3>
        <p>
          {{ event.model.name | localText }}
          <span class="muted">{{ t('because') }}{{ event.model.reason | localText }}</span>
        </p>
        <table>
          <thead>
            <tr>
              <th>{{ t('level') }}</th>
              <th class="number">{{ t('reach') }}</th>
              <th class="number">{{ t('people') }}</th>
            </tr>
          </thead>
          <tbody>
            @for (level of levelsOf(event); track level.id) {
              <tr>
                <td>
                  <span class="level">
                    <pw-zone-swatch [of]="level.colour" />
                    <span>
                      {{ level.meaning | localText }}
                      <small class="muted">{{ words.figure(level) }}</small>
                    </span>
                  </span>
                </td>
                <td class="number">
                  @if (level.reachM > 0) {
                    {{ words.metres(level.reachM) }}
                    <small class="muted">{{ hectares(level.areaM2) }}</small>
                  } @else {
                    –
                  }
                </td>
                <td class="number">
                  {{ words.people(level.people.outdoors) }} /
                  {{ words.people(level.people.indoors) }}
                </td>
              </tr>
            }
          </tbody>
        </table>
        @if (event.figures.length > 0) {
          <dl class="facts">
            @for (figure of event.figures; track figure.key) {
              <dt>{{ figure.label | localText }}</dt>
              <dd class="tabular">{{ words.figure(figure) }}</dd>
            }
          </dl>
        }
        <pw-caveat-list [caveats]="event.caveats" />
      </section>
    } @empty {
      <p class="muted">{{ t('none') }}</p>
    }
  </ng-container>`,
  styleUrl: './run-events.css',
})
export class RunEvents {
  protected readonly words = inject(RunWords);
  protected readonly store = inject(RunStore);
  readonly run = input.required<ConsequenceRun>();

  protected levelsOf({ id }: ConsequenceEvent) {
    return this.run().levels.filter(({ eventId }) => eventId === id);
  }

  protected hectares(areaM2: number): string {
    return this.words.figure({ value: areaM2 / 10_000, unit: 'ha' });
  }
}
