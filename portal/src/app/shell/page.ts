import type { Action } from '@parkwatch/domain/access/policy';

export const MENU_GROUPS = ['watch', 'rectify', 'park', 'system'] as const;
export type MenuGroup = (typeof MENU_GROUPS)[number];

/** What a page says of itself in its route's data: the frame builds title, menu and guard from it. */
export type Page = {
  /** i18n key of the title; the same word stands in the menu. */
  readonly titleKey: string;
  /** The right that the page needs; without one every account may open it. */
  readonly right?: Action;
  /** Place in the menu; a page without one is reached from another page. `icon` is one of `ui/icons.ts`. */
  readonly menu?: {
    readonly icon: string;
    readonly group: MenuGroup;
    readonly onPhoneBar?: boolean;
  };
  /** The page takes the whole area under the top bar, without margins: the map. */
  readonly isFullBleed?: boolean;
};
