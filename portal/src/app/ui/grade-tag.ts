import { Component, computed, input } from '@angular/core';
import { GRADES } from '@parkwatch/domain/hidden-danger/grade';
import type { HiddenDanger } from '@parkwatch/domain/wire/hidden-dangers';
import { LocalText } from '../i18n/local-text.ts';
import type { Tone } from './tag.ts';
import { Tag } from './tag.ts';

const tones: Record<HiddenDanger['grade'], Tone> = {
  major: 'red',
  larger: 'orange',
  general: 'blue',
};

/** Grade of a hidden danger. */
@Component({
  selector: 'pw-grade-tag',
  imports: [LocalText, Tag],
  template: `<pw-tag [tone]="tone()" [strong]="grade() === 'major'">{{
    label() | localText
  }}</pw-tag>`,
})
export class GradeTag {
  readonly grade = input.required<HiddenDanger['grade']>();
  protected readonly label = computed(() => GRADES[this.grade()].label);
  protected readonly tone = computed(() => tones[this.grade()]);
}
