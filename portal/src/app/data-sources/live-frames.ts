import { Component, computed, DestroyRef, effect, inject, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { FRAMES_KEPT, readSourceFrames } from '@parkwatch/domain/wire/data-sources';
import type { ShownFrame } from '@parkwatch/domain/wire/data-sources';
import { Api } from '../api/api.ts';
import { ProblemText } from '../api/problem-text.ts';
import { Amount } from '../i18n/amount.ts';
import { Instant } from '../i18n/instant.ts';
import { FrameHex } from './frame-hex.ts';

type Frame = ShownFrame & { readonly seq: number };
const ASK_EVERY_MS = 1500;

/**
 * The frames of a source as they come, the newest on top. To ask is what makes the gateway send them, so it asks only
 * between start and stop, and while the page is in view. A pause holds the list still; what comes meanwhile is counted.
 */
@Component({
  selector: 'pw-live-frames',
  imports: [Amount, FrameHex, Instant, NzButtonModule, NzIconDirective, TranslocoDirective],
  templateUrl: './live-frames.html',
  styleUrls: ['./parts.css', './live-frames.css'],
})
export class LiveFrames {
  readonly #api = inject(Api);
  readonly #problemText = inject(ProblemText);
  readonly sourceId = input.required<number>();
  /** The gateway reports: else nothing will come. */
  readonly isHeard = input.required<boolean>();

  protected readonly isOn = signal(false);
  /** The list as it stood when it was paused. */
  protected readonly held = signal<readonly Frame[] | undefined>(undefined);
  readonly #frames = signal<readonly Frame[]>([]);
  protected readonly shown = computed(() => this.held() ?? this.#frames());
  /** Frames that came since the pause, at most those that are kept. */
  protected readonly waiting = computed(() => {
    const newest = this.held()?.[0]?.seq ?? 0;
    return this.held() === undefined ? 0 : this.#frames().filter(({ seq }) => seq > newest).length;
  });
  protected readonly problem = signal('');
  #lastSeq = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #round = 0;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.stop());
    // Another source is another list.
    effect(() => {
      this.sourceId();
      this.clear();
    });
  }

  protected start(): void {
    this.isOn.set(true);
    void this.#ask(++this.#round);
  }
  protected stop(): void {
    this.isOn.set(false);
    this.#round += 1;
    clearTimeout(this.#timer);
  }
  protected togglePause(): void {
    this.held.update((held) => (held === undefined ? this.#frames() : undefined));
  }
  protected clear(): void {
    this.#frames.set([]);
    this.held.set(undefined);
  }
  protected wordsOf({ outcome }: Frame): readonly string[] {
    return 'rejected' in outcome ? [outcome.rejected] : outcome.readings;
  }
  protected isRejected({ outcome }: Frame): boolean {
    return 'rejected' in outcome;
  }
  protected moreOf({ outcome }: Frame): number {
    return 'rejected' in outcome ? 0 : outcome.count - outcome.readings.length;
  }

  async #ask(round: number): Promise<void> {
    if (!document.hidden) await this.#take(round);
    if (round !== this.#round) return;
    this.#timer = setTimeout(() => void this.#ask(round), ASK_EVERY_MS);
  }

  async #take(round: number): Promise<void> {
    const request = { params: { id: this.sourceId() }, query: { after: this.#lastSeq } };
    try {
      const { items, lastSeq } = await this.#api.call(readSourceFrames, request);
      if (round !== this.#round) return;
      this.#lastSeq = lastSeq;
      this.problem.set('');
      if (items.length === 0) return;
      const newest = items.toReversed();
      this.#frames.update((frames) => [...newest, ...frames].slice(0, FRAMES_KEPT));
    } catch (error) {
      this.problem.set(this.#problemText.of(error));
    }
  }
}
