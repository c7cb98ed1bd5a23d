import type { Routes } from '@angular/router';
import type { Action } from '@parkwatch/domain/access/policy';
import type { MenuGroup, Page } from './page.ts';

export type MenuEntry = {
  readonly path: string;
  readonly titleKey: string;
  readonly icon: string;
  readonly group: MenuGroup;
  readonly onPhoneBar: boolean;
};

/** The menu of an account: the pages of the routes, in their order, that it has the right to. */
export function menuOf(routes: Routes, can: (right: Action) => boolean): MenuEntry[] {
  const entries: MenuEntry[] = [];
  for (const route of routes) {
    const { titleKey, right, menu } = (route.data ?? {}) as Partial<Page>;
    if (menu && titleKey && route.path && (!right || can(right))) {
      const { icon, group, onPhoneBar = false } = menu;
      entries.push({ path: route.path, titleKey, icon, group, onPhoneBar });
    }
    if (!menu && route.children) entries.push(...menuOf(route.children, can));
  }
  return entries;
}
