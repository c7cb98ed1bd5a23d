import { Component, computed, input } from '@angular/core';
import { ALARM_STATE_LABELS } from '@parkwatch/domain/alarm/alarm-state';
import type { Alarm } from '@parkwatch/domain/wire/alarms';
import { LocalText } from '../i18n/local-text.ts';
import type { Tone } from './tag.ts';
import { Tag } from './tag.ts';

const tones: Record<Alarm['state'], Tone> = {
  'unack-active': 'red',
  'acked-active': 'orange',
  'unack-rtn': 'yellow',
  normal: 'green',
  shelved: 'grey',
  suppressed: 'grey',
  'out-of-service': 'grey',
};

/** State of an alarm (IEC 62682). What nobody has acknowledged is outlined. */
@Component({
  selector: 'pw-alarm-state-tag',
  imports: [LocalText, Tag],
  template: `<pw-tag [tone]="tone()" [strong]="isUnacknowledged()">{{
    label() | localText
  }}</pw-tag>`,
})
export class AlarmStateTag {
  readonly state = input.required<Alarm['state']>();
  protected readonly label = computed(() => ALARM_STATE_LABELS[this.state()]);
  protected readonly tone = computed(() => tones[this.state()]);
  protected readonly isUnacknowledged = computed(() => this.state().startsWith('unack'));
}
