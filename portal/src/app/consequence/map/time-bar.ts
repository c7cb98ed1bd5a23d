import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { Elapsed } from '../result/elapsed.ts';
import { RunStore } from '../run-store.ts';

/** A picture so long: the eye has seen it before the next one comes. */
const PLAY_MS = 900;

/** The time after the release began: a slider with play and steps, and everything at once. */
@Component({
  selector: 'pw-time-bar',
  imports: [Elapsed, NzIconDirective, TranslocoDirective],
  templateUrl: './time-bar.html',
  styleUrl: './time-bar.css',
})
export class TimeBar {
  protected readonly store = inject(RunStore);
  protected readonly isPlaying = signal(false);
  /** Place of the chosen time among the pictures; -1 while everything is shown at once. */
  protected readonly at = computed(() => {
    const timeS = this.store.timeS();
    return timeS === null ? -1 : this.store.timesS().indexOf(timeS);
  });
  protected readonly last = computed(() => this.store.timesS().length - 1);

  constructor() {
    effect((onCleanup) => {
      if (!this.isPlaying()) return;
      const timer = setInterval(
        () => untracked(() => this.store.isDrawn() && this.#next()),
        PLAY_MS,
      );
      onCleanup(() => clearInterval(timer));
    });
    effect(() => {
      this.store.id();
      untracked(() => this.isPlaying.set(false));
    });
  }

  protected slide(event: Event): void {
    this.isPlaying.set(false);
    this.#show(Number((event.target as HTMLInputElement).value));
  }

  protected step(by: number): void {
    this.isPlaying.set(false);
    this.#show(this.at() < 0 && by < 0 ? this.last() : this.at() + by);
  }

  protected toggle(): void {
    const isStart = !this.isPlaying();
    // At the end, and over everything, it begins anew.
    if (isStart) this.#show(this.at() < 0 || this.at() === this.last() ? 0 : this.at() + 1);
    this.isPlaying.set(isStart);
  }

  protected whole(): void {
    this.isPlaying.set(false);
    this.store.timeS.set(null);
  }

  #next(): void {
    if (this.at() >= this.last()) this.isPlaying.set(false);
    else this.#show(this.at() + 1);
  }

  #show(at: number): void {
    const within = Math.min(this.last(), Math.max(0, at));
    this.store.timeS.set(this.store.timesS()[within] ?? null);
  }
}
