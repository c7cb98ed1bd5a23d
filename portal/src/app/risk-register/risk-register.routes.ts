import type { Routes } from '@angular/router';
import { RiskRegisterPage } from './risk-register-page.ts';

export default [
  { path: '', component: RiskRegisterPage },
  {
    path: 'units/:unitId/new-sheet',
    loadComponent: () => import('./sheets/sheet-form.ts').then((page) => page.SheetForm),
    data: { titleKey: 'riskSheet.new' },
  },
  {
    path: 'sheets/:id',
    loadComponent: () => import('./sheets/sheet-page.ts').then((page) => page.SheetPage),
    data: { titleKey: 'riskSheet.one' },
  },
  {
    path: 'sheets/:sheetId/revise',
    loadComponent: () => import('./sheets/sheet-form.ts').then((page) => page.SheetForm),
    data: { titleKey: 'riskSheet.revise' },
  },
] satisfies Routes;
