import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { readHiddenDanger } from '@parkwatch/domain/wire/hidden-dangers';
import { apiResource } from '../api/api-resource.ts';
import { Instant } from '../i18n/instant.ts';
import { LocalText } from '../i18n/local-text.ts';
import { PhotoViewer } from '../ui/photo/photo-viewer.ts';
import { StatePanel } from '../ui/state-panel.ts';
import { Person } from '../ui/person.ts';

/** Actions that have words; another one is shown by its own name. */
const NAMED = [
  ...['report', 'dispatch', 'take-up', 'answer', 'accept', 'return', 'withdraw'],
  ...['remind', 'notify-head', 'supervise', 'propose-freeze', 'lift'],
];

/** What led to a restriction, from the report on: the evidence that is decided upon. */
@Component({
  selector: 'pw-evidence-trail',
  imports: [Instant, LocalText, Person, PhotoViewer, StatePanel, TranslocoDirective],
  template: `<ng-container *transloco="let t; prefix: 'evidence'">
    <pw-state-panel [of]="danger" [lines]="4">
      <ol>
        @for (entry of entries(); track $index) {
          <li>
            <time [attr.datetime]="entry.at">{{ entry.at | instant: 'full' }}</time>
            <div>
              <strong>{{ entry.isNamed ? t('action.' + entry.action) : entry.action }}</strong>
              <pw-person [of]="entry.by" />
              @if (entry.text) {
                <p>{{ entry.text | localText }}</p>
              }
              @if (entry.attachments.length > 0) {
                <pw-photo-viewer [photos]="entry.attachments" />
              }
            </div>
          </li>
        }
      </ol>
    </pw-state-panel>
  </ng-container>`,
  styles: `
    ol {
      display: grid;
      gap: var(--space-2);
      padding-left: var(--space-3);
      border-left: 2px solid var(--divider);
    }
    li {
      display: grid;
      grid-template-columns: 196px minmax(0, 1fr);
      gap: var(--space-1) var(--space-3);
    }
    time {
      color: var(--text-2);
      font-size: var(--text-s);
    }
    strong {
      margin-right: var(--space-2);
    }
    p {
      color: var(--text-2);
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
    @media (width < 768px) {
      li {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
})
export class EvidenceTrail {
  readonly dangerId = input.required<number>();
  protected readonly danger = apiResource(readHiddenDanger, () => ({
    params: { id: this.dangerId() },
  }));
  protected readonly entries = computed(() =>
    (this.danger.value()?.trail ?? []).map((entry) => ({
      ...entry,
      isNamed: NAMED.includes(entry.action),
    })),
  );
}
