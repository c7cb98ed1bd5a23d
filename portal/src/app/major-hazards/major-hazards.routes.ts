import type { Routes } from '@angular/router';
import { MajorHazardsPage } from './major-hazards-page.ts';

export default [
  { path: '', component: MajorHazardsPage },
  {
    path: ':id',
    loadComponent: () => import('./hazard-page.ts').then((page) => page.HazardPage),
    data: { titleKey: 'majorHazards.one' },
  },
] satisfies Routes;
