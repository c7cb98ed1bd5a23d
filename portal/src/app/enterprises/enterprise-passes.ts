import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Pass } from '@parkwatch/domain/wire/enforcement';
import { listPasses } from '@parkwatch/domain/wire/enforcement';
import { apiResource } from '../api/api-resource.ts';
import { Instant } from '../i18n/instant.ts';
import { Live } from '../live/live.ts';
import { StatePanel } from '../ui/state-panel.ts';
import type { Tone } from '../ui/tag.ts';
import { Tag } from '../ui/tag.ts';

const SHOWN = 5;
const tones: Record<Pass['state'], Tone> = { applied: 'blue', approved: 'green', refused: 'grey' };

/** The last pass applications of an enterprise. */
@Component({
  selector: 'pw-enterprise-passes',
  imports: [Instant, RouterLink, StatePanel, Tag, TranslocoDirective],
  template: `<section class="panel" *transloco="let t; prefix: 'enterprises'">
    <header>
      <h2>{{ t('passes') }}</h2>
      <a routerLink="/passes">{{ t('all') }}</a>
    </header>
    <pw-state-panel [of]="shown()" [lines]="2" [emptyText]="t('noPasses')">
      <ul>
        @for (pass of own(); track pass.id) {
          <li>
            <strong class="mono">{{ pass.plate }}</strong>
            <pw-tag [tone]="tones[pass.state]">{{ t('passState.' + pass.state) }}</pw-tag>
            <span class="quiet">{{ pass.substance }} · {{ pass.visitAt | instant }}</span>
          </li>
        }
      </ul>
    </pw-state-panel>
  </section>`,
  styleUrl: './side-list.css',
})
export class EnterprisePasses {
  readonly enterpriseId = input.required<number>();
  protected readonly tones = tones;
  protected readonly passes = apiResource(listPasses, () => ({}), {
    reloadOn: inject(Live).resyncs,
  });
  protected readonly own = computed(() =>
    (this.passes.value()?.items ?? [])
      .filter(({ enterprise }) => enterprise.id === this.enterpriseId())
      .slice(0, SHOWN),
  );
  /** The list holds every enterprise's; "none" means none of this one. */
  protected readonly shown = computed(() => ({
    ...this.passes,
    phase: computed(() => {
      const phase = this.passes.phase();
      return phase === 'ready' && this.own().length === 0 ? ('empty' as const) : phase;
    }),
  }));
}
