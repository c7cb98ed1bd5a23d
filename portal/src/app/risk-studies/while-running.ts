import { effect, untracked } from '@angular/core';

/** A facility of many takes seconds; nobody watches a bar more often. */
const LOOK_EVERY_MS = 3000;

/** Asks again while something is being computed: no live event tells how far it is. */
export function reloadWhile(isRunning: () => boolean, resource: { reload(): void }): void {
  effect((onCleanup) => {
    if (!isRunning()) return;
    const timer = setInterval(() => {
      if (!document.hidden) untracked(() => resource.reload());
    }, LOOK_EVERY_MS);
    onCleanup(() => clearInterval(timer));
  });
}
