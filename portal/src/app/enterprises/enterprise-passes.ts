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
    <pw-state-panel [of]="passes" [lines]="2">
      <ul>
        @for (pass of own(); track pass.id) {
          <li>
            <strong class="mono">{{ pass.plate }}</strong>
            <pw-tag [tone]="tones[pass.state]">{{ t('passState.' + pass.state) }}</pw-tag>
            <span class="quiet">{{ pass.substance }} · {{ pass.visitAt | instant }}</span>
          </li>
        } @empty {
          <li class="none">{{ t('noPasses') }}</li>
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
    isEmpty: () => false,
  });
  protected readonly own = computed(() =>
    (this.passes.value()?.items ?? [])
      .filter(({ enterprise }) => enterprise.id === this.enterpriseId())
      .slice(0, SHOWN),
  );
}
