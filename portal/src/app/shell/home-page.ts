import { inject } from '@angular/core';
import type { CanActivateFn } from '@angular/router';
import { Router } from '@angular/router';
import { Session } from '../session/session.ts';
import { menuOf } from './menu.ts';

/** `/` is the account's own enterprise, or else the first page of the menu that it may open: the map for those who have it. */
export const homePage: CanActivateFn = async () => {
  const router = inject(Router);
  const session = inject(Session);
  const me = await session.load();
  if (me?.enterprise) return router.parseUrl(`/enterprises/${me.enterprise.id}`);
  const [first] = menuOf(router.config, (right) => session.can(right));
  return router.parseUrl(first ? `/${first.path}` : '/forbidden');
};
