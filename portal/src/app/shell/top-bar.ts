import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzTooltipDirective } from 'ng-zorro-antd/tooltip';
import { Formats } from '../i18n/formats.ts';
import { Instant } from '../i18n/instant.ts';
import { Language } from '../i18n/language.ts';
import { LocalText } from '../i18n/local-text.ts';
import { SecondsClock } from '../i18n/seconds-clock.ts';
import { OpenAlarms } from '../live/open-alarms.ts';
import { ParkInfo } from '../session/park-info.ts';
import { Session } from '../session/session.ts';
import { Theme } from '../theme/theme.ts';
import { BrandMark } from '../ui/brand-mark.ts';
import { PriorityShape } from '../ui/priority-shape.ts';
import { AccountMenu } from './account-menu.ts';
import { LiveStateChip } from './live-state-chip.ts';
import { NoticeCenter } from './notice-center.ts';
import { WeatherChip } from './weather-chip.ts';

/** What a watch officer must see on every page: is it live, what time is it, what stands unacknowledged. */
@Component({
  selector: 'pw-top-bar',
  imports: [
    AccountMenu,
    BrandMark,
    Instant,
    LiveStateChip,
    LocalText,
    NoticeCenter,
    NzIconDirective,
    NzTooltipDirective,
    PriorityShape,
    RouterLink,
    TranslocoDirective,
    WeatherChip,
  ],
  templateUrl: './top-bar.html',
  styleUrl: './top-bar.css',
})
export class TopBar {
  readonly #park = inject(ParkInfo);
  readonly #alarms = inject(OpenAlarms);
  readonly #session = inject(Session);
  readonly #formats = inject(Formats);
  protected readonly language = inject(Language);
  protected readonly theme = inject(Theme);
  protected readonly nowMs = inject(SecondsClock).nowMs;

  protected readonly parkName = computed(() => this.#park.info()?.park.name);
  protected readonly isDemo = computed(() => this.#park.info()?.demo === true);
  protected readonly enterprise = computed(() => this.#session.me()?.enterprise?.name);
  protected readonly seesAlarms = computed(() => this.#session.can('alarm.read'));
  protected readonly seesWeather = computed(() => this.#session.can('weather.read'));
  protected readonly topPriority = this.#alarms.topPriority;
  protected readonly alarmCount = computed(() => {
    if (this.#alarms.isUnknown()) return '?';
    const count = this.#alarms.unacknowledged().length;
    return this.#alarms.isTruncated() ? `${count}+` : String(count);
  });
  protected readonly timeZone = this.#formats.timeZone;

  constructor() {
    // Without its name the bar is still right; the pages say when the server is away.
    this.#park.load().catch(() => undefined);
  }

  protected toggleLanguage(): void {
    void this.language.use(this.language.locale() === 'en' ? 'zh-CN' : 'en');
  }
}
