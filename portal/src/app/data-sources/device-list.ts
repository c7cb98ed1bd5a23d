import { Component, computed, input, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzInputModule } from 'ng-zorro-antd/input';
import { DEVICE_FACTS } from '@parkwatch/domain/wire/source-status';
import type { SourceStatus } from '@parkwatch/domain/wire/data-sources';
import { Amount } from '../i18n/amount.ts';
import { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/data-table.ts';
import type { Tone } from '../ui/tag.ts';
import { Tag } from '../ui/tag.ts';
import { TimeAgo } from '../ui/time-ago.ts';

type Device = SourceStatus['devices'][number];

const TONES: Readonly<Record<Device['state'], Tone>> = {
  connected: 'green',
  disconnected: 'orange',
  silent: 'red',
  blocked: 'grey',
  never: 'orange',
};
/** Rows drawn at a time: thousands of them every five seconds would make the page slow. */
const PAGE = 200;

/** The devices of a source as its gateway sees them. Of a gateway that is not heard they are from before. */
@Component({
  selector: 'pw-device-list',
  imports: [
    Amount,
    Column,
    DataTable,
    FormsModule,
    NzInputModule,
    Tag,
    TimeAgo,
    TranslocoDirective,
  ],
  templateUrl: './device-list.html',
  styleUrl: './parts.css',
})
export class DeviceList {
  readonly devices = input.required<readonly Device[]>();
  readonly isHeard = input.required<boolean>();

  protected readonly search = signal('');
  protected readonly most = signal(PAGE);
  protected readonly found = computed(() => {
    const wanted = this.search().trim().toLowerCase();
    return this.devices().filter(({ account, address, facts = {} }) =>
      [account, address ?? '', ...Object.values(facts)].join(' ').toLowerCase().includes(wanted),
    );
  });
  protected readonly rows = computed(() => this.found().slice(0, this.most()));
  protected readonly hasMore = computed(() => this.found().length > this.most());
  protected readonly keyOf = ({ account }: Device) => account;

  protected factsOf({ facts = {} }: Device) {
    const all = DEVICE_FACTS.flatMap((name) => {
      const words = facts[name];
      return words === undefined ? [] : [{ name, words }];
    });
    if (all.length === 0) return null;
    const { plate, maker, model } = facts;
    const known = [plate, maker, model].filter((words) => words !== undefined);
    return { all, short: known.length > 0 ? known.join(' · ') : all[0]!.words };
  }
  protected toneOf(device: Device): Tone {
    return this.isHeard() ? TONES[device.state] : 'orange';
  }
  protected more(): void {
    this.most.update((most) => most + PAGE);
  }
}
