import { Component, computed, input } from '@angular/core';
import { HIDDEN_DANGER_STATE_LABELS } from '@parkwatch/domain/hidden-danger/life';
import type { HiddenDanger } from '@parkwatch/domain/wire/hidden-dangers';
import { LocalText } from '../i18n/local-text.ts';
import type { Tone } from './tag.ts';
import { Tag } from './tag.ts';

const tones: Record<HiddenDanger['state'], Tone> = {
  reported: 'orange',
  confirmed: 'orange',
  dispatched: 'yellow',
  rectifying: 'blue',
  answered: 'accent',
  accepted: 'green',
  closed: 'green',
  archived: 'grey',
  refused: 'grey',
  withdrawn: 'grey',
};

/** State of a hidden danger on its way from report to archive. */
@Component({
  selector: 'pw-danger-state-tag',
  imports: [LocalText, Tag],
  template: `<pw-tag [tone]="tone()">{{ label() | localText }}</pw-tag>`,
})
export class DangerStateTag {
  readonly state = input.required<HiddenDanger['state']>();
  protected readonly label = computed(() => HIDDEN_DANGER_STATE_LABELS[this.state()]);
  protected readonly tone = computed(() => tones[this.state()]);
}
