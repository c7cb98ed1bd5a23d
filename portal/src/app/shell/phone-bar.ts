import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzDrawerModule } from 'ng-zorro-antd/drawer';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { OpenAlarms } from '../live/open-alarms.ts';
import type { MenuEntry } from './menu.ts';

const PLACES = 4;

/** The menu of a phone: the four most used pages under the thumb, the rest in a drawer. */
@Component({
  selector: 'pw-phone-bar',
  imports: [NzDrawerModule, NzIconDirective, RouterLink, RouterLinkActive, TranslocoDirective],
  templateUrl: './phone-bar.html',
  styleUrl: './phone-bar.css',
})
export class PhoneBar {
  readonly entries = input.required<readonly MenuEntry[]>();
  protected readonly isOpen = signal(false);
  protected readonly alarmCount = computed(() => this.#openAlarms.unacknowledged().length);
  protected readonly front = computed(() => {
    const all = this.entries();
    if (all.length <= PLACES + 1) return all;
    const chosen = all.filter((entry) => entry.onPhoneBar).slice(0, PLACES);
    return chosen.length > 0 ? chosen : all.slice(0, PLACES);
  });
  protected readonly rest = computed(() =>
    this.entries().filter((entry) => !this.front().includes(entry)),
  );
  readonly #openAlarms = inject(OpenAlarms);
}
