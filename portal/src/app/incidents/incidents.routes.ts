import type { Routes } from '@angular/router';
import { IncidentsPage } from './incidents-page.ts';

export default [
  { path: '', component: IncidentsPage },
  {
    path: ':id',
    loadComponent: () => import('./incident-page.ts').then((page) => page.IncidentPage),
    data: { titleKey: 'incidents.one' },
  },
] satisfies Routes;
