import { inject } from '@angular/core';
import type { CanActivateFn, Routes } from '@angular/router';
import { Router } from '@angular/router';
import { Session } from '../session/session.ts';
import { EnterprisesPage } from './enterprises-page.ts';

/** Who belongs to one enterprise has no list to choose from. */
const toOwn: CanActivateFn = async () => {
  const router = inject(Router);
  const me = await inject(Session).load();
  return me?.enterprise ? router.createUrlTree(['/enterprises', me.enterprise.id]) : true;
};

export default [
  { path: '', component: EnterprisesPage, canActivate: [toOwn] },
  {
    path: ':id',
    loadComponent: () => import('./enterprise-page.ts').then((page) => page.EnterprisePage),
    data: { titleKey: 'enterprises.one' },
  },
] satisfies Routes;
