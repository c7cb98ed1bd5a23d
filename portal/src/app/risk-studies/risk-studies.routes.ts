import type { Routes } from '@angular/router';
import { RiskStudiesPage } from './risk-studies-page.ts';

export default [
  { path: '', component: RiskStudiesPage },
  {
    path: ':id',
    loadComponent: () => import('./study-page.ts').then((page) => page.StudyPage),
    data: { titleKey: 'riskStudies.one' },
  },
] satisfies Routes;
