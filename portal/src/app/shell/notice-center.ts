import { Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzDropdownModule } from 'ng-zorro-antd/dropdown';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { LocalText } from '../i18n/local-text.ts';
import { MAX_NOTICES, Notices } from '../live/notices.ts';
import { TimeAgo } from '../ui/time-ago.ts';
import { NoticeLink } from './notice-link.ts';

/** What the system told this account in this session. Not a bell: bells are alarms here. */
@Component({
  selector: 'pw-notice-center',
  imports: [LocalText, NzDropdownModule, NzIconDirective, RouterLink, TimeAgo, TranslocoDirective],
  templateUrl: './notice-center.html',
  styleUrl: './notice-center.css',
})
export class NoticeCenter {
  protected readonly notices = inject(Notices);
  protected readonly link = inject(NoticeLink);
  protected readonly isOpen = signal(false);
  /** Unread when the list was opened: they stay marked while it is open. */
  protected readonly fresh = signal<ReadonlySet<number>>(new Set());
  protected readonly most = MAX_NOTICES;

  protected show(isOpen: boolean): void {
    this.isOpen.set(isOpen);
    if (!isOpen) return;
    this.fresh.set(new Set(this.notices.unread().map(({ seq }) => seq)));
    this.notices.readAll();
  }
}
