import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import type { listWeatherRules } from '@parkwatch/domain/wire/weather-rules';
import type * as z from 'zod';
import type { ApiResource } from '../../api/api-resource.ts';
import { Instant } from '../../i18n/instant.ts';
import { StatePanel } from '../../ui/state-panel.ts';
import { Tag } from '../../ui/tag.ts';
import { RuleWords } from '../rule-words.ts';

type Rules = z.infer<NonNullable<typeof listWeatherRules.response>>;

/** Warning signals in force, how many facilities the rules raise for them now, and what cannot be judged. */
@Component({
  selector: 'pw-warnings-now',
  imports: [Instant, NzIconDirective, StatePanel, Tag, TranslocoDirective],
  template: `<section class="panel" *transloco="let t; prefix: 'weatherRules.now'">
    <pw-state-panel [of]="rules()" live [lines]="2">
      @if (rules().value(); as now) {
        <div class="now">
          <div class="warnings">
            <h2>{{ t('warnings') }}</h2>
            @for (warning of now.warnings; track warning.id) {
              <p>
                <pw-tag [tone]="warning.level" strong>{{ words.warning(warning) }}</pw-tag>
                <span class="muted">{{ t('since', { at: warning.issuedAt | instant }) }}</span>
                @if (warning.expiresAt) {
                  <span class="muted">{{ t('until', { at: warning.expiresAt | instant }) }}</span>
                }
              </p>
            } @empty {
              <p class="muted">{{ t('noWarning') }}</p>
            }
          </div>
          <dl>
            <div [class.hot]="raised() > 0">
              <dt>{{ t('raised') }}</dt>
              <dd>{{ raised() }}</dd>
            </div>
            <div>
              <dt>{{ t('enterprises') }}</dt>
              <dd>{{ enterprises() }}</dd>
            </div>
            <div>
              <dt>{{ t('inForce') }}</dt>
              <dd>{{ inForce().length }}</dd>
            </div>
          </dl>
        </div>
        @if (unknown() > 0) {
          <p class="unknown" role="status">
            <nz-icon nzType="disconnect" /> {{ t('unknown', { count: unknown() }) }}
          </p>
        }
      }
    </pw-state-panel>
  </section>`,
  styles: `
    .panel {
      overflow: clip;
    }
    .now {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: var(--space-3) var(--space-5);
      padding: var(--space-3) var(--space-4);
    }
    .warnings {
      display: grid;
      align-content: start;
      gap: var(--space-1);
    }
    h2 {
      color: var(--text-2);
      font-size: var(--text-s);
      font-weight: 400;
    }
    .warnings p {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-1) var(--space-3);
    }
    dl {
      display: flex;
      gap: var(--space-5);
      margin: 0;
    }
    dt {
      color: var(--text-2);
      font-size: var(--text-s);
    }
    dd {
      margin: 0;
      font-size: var(--text-xl);
      font-variant-numeric: tabular-nums;
      font-weight: var(--weight-strong);
    }
    .hot dd {
      color: var(--red-text);
    }
    .unknown {
      padding: var(--space-2) var(--space-4);
      border-top: 1px solid var(--orange);
      background: var(--orange-soft);
      color: var(--orange-text);
    }
    @media (width < 768px) {
      .now {
        grid-template-columns: minmax(0, 1fr);
      }
      dl {
        justify-content: space-between;
      }
    }
  `,
})
export class WarningsNow {
  protected readonly words = inject(RuleWords);
  readonly rules = input.required<ApiResource<Rules>>();

  protected readonly inForce = computed(() =>
    (this.rules().value()?.items ?? []).filter(({ verdict }) => verdict === 'holds'),
  );
  /** Facilities, each once however many rules raise it. */
  protected readonly raised = computed(
    () => new Set(this.inForce().flatMap(({ raised }) => raised.map(({ id }) => id))).size,
  );
  protected readonly enterprises = computed(
    () =>
      new Set(this.inForce().flatMap(({ raised }) => raised.map(({ enterprise }) => enterprise.id)))
        .size,
  );
  protected readonly unknown = computed(
    () => (this.rules().value()?.items ?? []).filter(({ verdict }) => verdict === 'unknown').length,
  );
}
