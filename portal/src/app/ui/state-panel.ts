import { booleanAttribute, Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import type { ApiResource } from '../api/api-resource.ts';
import { ProblemText } from '../api/problem-text.ts';
import { Formats } from '../i18n/formats.ts';
import { SecondsClock } from '../i18n/seconds-clock.ts';
import { Live } from '../live/live.ts';

type Shown = Pick<
  ApiResource<unknown>,
  'phase' | 'error' | 'isStale' | 'isLoading' | 'loadedAtMs' | 'reload'
>;

/**
 * The four states of everything that is loaded: a skeleton while it comes, a word when there is nothing, the reason and
 * a way to retry when it failed, and a banner with the age over content that may be out of date.
 * `<pw-state-panel [of]="alarms" live emptyText="…"> content when ready </pw-state-panel>`
 */
@Component({
  selector: 'pw-state-panel',
  imports: [NzButtonModule, NzIconDirective, TranslocoDirective],
  templateUrl: './state-panel.html',
  styleUrl: './state-panel.css',
})
export class StatePanel {
  readonly #problemText = inject(ProblemText);
  readonly #formats = inject(Formats);
  readonly #nowMs = inject(SecondsClock).nowMs;
  readonly #live = inject(Live);

  readonly of = input.required<Shown>();
  /** What "nothing" means here; a general word without it. */
  readonly emptyText = input('');
  /** The content is kept up to date by live events, so a lost line makes it stale. */
  readonly live = input(false, { transform: booleanAttribute });
  /** Lines of the skeleton. */
  readonly lines = input(6);

  protected readonly skeleton = computed(() =>
    Array.from({ length: this.lines() }, (_, row) => row),
  );
  protected readonly problem = computed(() => this.#problemText.of(this.of().error()));
  protected readonly reference = computed(() => this.#problemText.reference(this.of().error()));
  protected readonly isStale = computed(
    () => this.of().isStale() || (this.live() && this.#live.isLost()),
  );
  protected readonly age = computed(() => {
    const loadedAtMs = this.of().loadedAtMs();
    if (loadedAtMs === undefined) return '';
    const sinceMs = this.of().isStale() ? loadedAtMs : this.#live.state().sinceMs;
    return this.#formats.age(sinceMs, this.#nowMs());
  });
}
