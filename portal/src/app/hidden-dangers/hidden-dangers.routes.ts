import type { Routes } from '@angular/router';
import { HiddenDangersPage } from './hidden-dangers-page.ts';

export default [
  { path: '', component: HiddenDangersPage },
  {
    path: 'new',
    loadComponent: () => import('./report/report-page.ts').then((page) => page.ReportPage),
    data: { titleKey: 'dangerReport.title', right: 'hidden-danger.report' },
  },
  {
    path: ':id',
    loadComponent: () => import('./danger-page.ts').then((page) => page.DangerPage),
    data: { titleKey: 'dangers.one' },
  },
] satisfies Routes;
