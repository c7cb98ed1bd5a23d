import { Component, computed, inject, input } from '@angular/core';
import { ROLES } from '@parkwatch/domain/access/roles';
import type { Actor } from '@parkwatch/domain/wire/common';
import { Language } from '../i18n/language.ts';

/** Who did a thing: name, role and enterprise; the account behind it on hover. Nobody: the system. */
@Component({
  selector: 'pw-person',
  template: `<span [title]="title()">{{ name() }}</span>
    @if (!isShort() && belongs()) {
      &ngsp;<span class="muted">{{ belongs() }}</span>
    }`,
})
export class Person {
  readonly #language = inject(Language);
  readonly of = input.required<Actor>();
  /** The name alone where there is no room; the rest is on hover. */
  readonly isShort = input(false);
  /** Left out where the enterprise stands beside it already. */
  readonly besideEnterprise = input<string | null>(null);

  protected readonly name = computed(() =>
    this.of().id === null ? this.#language.translate('person.system') : this.of().name,
  );
  protected readonly belongs = computed(() => {
    const { id, role, enterprise } = this.of();
    if (id === null) return '';
    const known = ROLES.find((one) => one === role);
    const isNamed = enterprise !== null && enterprise.code !== this.besideEnterprise();
    const where = isNamed ? this.#language.pick(enterprise.name) : '';
    const what = known ? this.#language.translate(`roles.${known}`) : role;
    return [what, where].filter((part) => part !== '').join(' · ');
  });
  protected readonly title = computed(() => {
    const account = this.of().account ?? '';
    return this.isShort()
      ? [this.name(), this.belongs(), account].filter((part) => part !== '').join(' · ')
      : account;
  });
}
