import { DestroyRef, inject } from '@angular/core';

/** Renews what no live event tells about, while the page is open and in view. */
export function reloadEvery(seconds: number, resource: { reload(): void }): void {
  const timer = setInterval(() => {
    if (!document.hidden) resource.reload();
  }, seconds * 1000);
  inject(DestroyRef).onDestroy(() => clearInterval(timer));
}
