import { Component, computed, input } from '@angular/core';
import { PRIORITIES } from '@parkwatch/domain/alarm/priority';
import type { AlarmPriority } from '@parkwatch/domain/alarm/priority';
import { LocalText } from '../i18n/local-text.ts';
import { PriorityShape } from './priority-shape.ts';
import type { Tone } from './tag.ts';
import { Tag } from './tag.ts';

const tones: Record<AlarmPriority, Tone> = {
  urgent: 'red',
  high: 'orange',
  medium: 'yellow',
  low: 'blue',
};

/** Alarm priority as colour, shape and word. */
@Component({
  selector: 'pw-priority-tag',
  imports: [LocalText, PriorityShape, Tag],
  template: `<pw-tag [tone]="tone()" [strong]="priority() === 'urgent'">
    <pw-priority-shape [priority]="priority()" />{{ label() | localText }}
  </pw-tag>`,
})
export class PriorityTag {
  readonly priority = input.required<AlarmPriority>();
  protected readonly tone = computed(() => tones[this.priority()]);
  protected readonly label = computed(() => PRIORITIES[this.priority()].label);
}
