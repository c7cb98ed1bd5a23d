import { DOCUMENT, inject, Service, signal } from '@angular/core';
import { stored } from './stored.ts';

export type ThemeName = 'light' | 'dark';
const KEY = 'parkwatch.theme';

/** Light for the office, dark for the command wall; and the wall's large type, which is apart from the colours. */
@Service()
export class Theme {
  readonly #document = inject(DOCUMENT);
  readonly #name = signal<ThemeName>(stored.read(KEY) === 'dark' ? 'dark' : 'light');
  readonly #isWall = signal(false);

  readonly name = this.#name.asReadonly();
  readonly isWall = this.#isWall.asReadonly();

  constructor() {
    this.#document.documentElement.dataset['theme'] = this.#name();
    this.#document.addEventListener('fullscreenchange', () => {
      // Escape ends the full screen, and the wall with it.
      if (!this.#document.fullscreenElement) this.#layOut(false);
    });
  }

  use(name: ThemeName): void {
    stored.write(KEY, name);
    // First the tokens, then whoever reads them because the theme changed (charts).
    this.#document.documentElement.dataset['theme'] = name;
    this.#name.set(name);
  }

  toggle(): void {
    this.use(this.#name() === 'dark' ? 'light' : 'dark');
  }

  /** Enters or leaves the wall: full screen where the browser allows it, large type and a slim frame in any case. */
  async setWall(on: boolean): Promise<void> {
    this.#layOut(on);
    const root = this.#document.documentElement;
    try {
      if (on) await root.requestFullscreen();
      else if (this.#document.fullscreenElement) await this.#document.exitFullscreen();
    } catch {
      // Full screen needs a click and a browser that has it; the layout does not.
    }
  }

  #layOut(isWall: boolean): void {
    this.#document.documentElement.toggleAttribute('data-wall', isWall);
    this.#isWall.set(isWall);
  }
}
