import { inject } from '@angular/core';
import type { CanActivateFn } from '@angular/router';
import { RedirectCommand, Router } from '@angular/router';
import type { Page } from '../shell/page.ts';
import { Session } from './session.ts';

/** Everything but the login page needs an account; the wanted address is kept for after the sign-in. */
export const signedIn: CanActivateFn = async (_route, state) => {
  const router = inject(Router);
  const session = inject(Session);
  if (await session.load()) return true;
  const queryParams = state.url === '/' ? {} : { returnUrl: state.url };
  return router.createUrlTree(['/login'], { queryParams });
};

/** A page that the account has no right to shows why, at its own address. */
export const mayOpen: CanActivateFn = async (route, { url }) => {
  const router = inject(Router);
  const session = inject(Session);
  await session.load();
  const { right } = route.data as Partial<Page>;
  if (!right || session.can(right)) return true;
  return new RedirectCommand(router.parseUrl('/forbidden'), { browserUrl: url });
};
