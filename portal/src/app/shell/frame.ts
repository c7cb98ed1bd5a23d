import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import {
  ActivatedRoute,
  NavigationEnd,
  Router,
  RouterLink,
  RouterLinkActive,
  RouterOutlet,
} from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzIconDirective, provideNzIconsPatch } from 'ng-zorro-antd/icon';
import { filter, map } from 'rxjs';
import { Live } from '../live/live.ts';
import { Notices } from '../live/notices.ts';
import { OpenAlarms } from '../live/open-alarms.ts';
import { IdleWatch } from '../session/idle-watch.ts';
import { Session } from '../session/session.ts';
import { stored } from '../theme/stored.ts';
import { Theme } from '../theme/theme.ts';
import { BrandMark } from '../ui/brand-mark.ts';
import { icons } from '../ui/icons.ts';
import { AlarmSound } from './alarm-sound.ts';
import { IdleWarning } from './idle-warning.ts';
import { LiveBanner } from './live-banner.ts';
import { menuOf } from './menu.ts';
import { OrderBanner } from './order-banner.ts';
import type { Page } from './page.ts';
import { MENU_GROUPS } from './page.ts';
import { NoticeToasts } from './notice-toasts.ts';
import { PasswordBanner } from './password-banner.ts';
import { PhoneBar } from './phone-bar.ts';
import { TopBar } from './top-bar.ts';

const KEY = 'parkwatch.menu';

/** The frame of every page behind the login: menu, bar, banners, and the live line while somebody is signed in. */
@Component({
  selector: 'pw-frame',
  imports: [
    BrandMark,
    IdleWarning,
    LiveBanner,
    NoticeToasts,
    NzIconDirective,
    OrderBanner,
    PasswordBanner,
    PhoneBar,
    RouterLink,
    RouterLinkActive,
    RouterOutlet,
    TopBar,
    TranslocoDirective,
  ],
  providers: [IdleWatch, provideNzIconsPatch(icons)],
  templateUrl: './frame.html',
  styleUrl: './frame.css',
})
export class Frame {
  readonly #router = inject(Router);
  readonly #route = inject(ActivatedRoute);
  readonly #session = inject(Session);
  readonly #live = inject(Live);
  readonly #openAlarms = inject(OpenAlarms);
  readonly #notices = inject(Notices);
  /** Made here, because it sounds on every page. */
  protected readonly sound = inject(AlarmSound);
  protected readonly theme = inject(Theme);

  protected readonly isEnterprise = this.#session.isEnterprise;
  protected readonly isNarrow = signal(stored.read(KEY) === 'narrow');
  protected readonly menu = computed(() =>
    menuOf(this.#router.config, (right) => this.#session.can(right)),
  );
  protected readonly groups = computed(() =>
    MENU_GROUPS.map((key) => ({
      key,
      entries: this.menu().filter(({ group }) => group === key),
    })).filter(({ entries }) => entries.length > 0),
  );
  protected readonly page = toSignal(
    this.#router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(() => this.#pageData()),
    ),
    { initialValue: this.#pageData() },
  );

  /** Only another account restarts the line: the session itself is read anew each minute that somebody is active. */
  readonly #liveFor = computed(() =>
    this.#session.can('live.connect') ? this.#session.me()?.id : undefined,
  );

  constructor() {
    effect((onCleanup) => {
      const userId = this.#liveFor();
      if (userId === undefined) return;
      untracked(() => this.#startLive(userId));
      onCleanup(() => {
        this.#live.stop();
        this.#openAlarms.stop();
        this.#notices.stop();
      });
    });
    effect(() => {
      const missed = this.#live.resyncs();
      if (missed > 0) void untracked(() => this.#openAlarms.reload());
    });
  }

  protected toggleMenu(): void {
    this.isNarrow.update((narrow) => !narrow);
    stored.write(KEY, this.isNarrow() ? 'narrow' : 'wide');
  }

  #startLive(userId: number): void {
    void this.#live.start(this.#session.me()?.liveSeq);
    if (!this.#session.can('alarm.read')) return;
    void this.#openAlarms.start();
    this.#notices.start(userId);
  }

  #pageData(): Partial<Page> {
    return this.#route.firstChild?.snapshot?.data ?? {};
  }
}
