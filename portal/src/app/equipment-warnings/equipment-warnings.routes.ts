import type { Routes } from '@angular/router';
import { EquipmentWarningsPage } from './equipment-warnings-page.ts';

const editPage = () =>
  import('./edit/equipment-rule-page.ts').then((page) => page.EquipmentRulePage);

export default [
  { path: '', component: EquipmentWarningsPage },
  {
    path: 'rules/new',
    loadComponent: editPage,
    data: { titleKey: 'equipmentWarnings.newRule', right: 'equipment-rule.write' },
  },
  {
    path: 'rules/:no',
    loadComponent: editPage,
    data: { titleKey: 'equipmentWarnings.oneRule', right: 'equipment-warning.read' },
  },
  {
    path: 'baselines/new',
    loadComponent: () =>
      import('./baselines/baseline-form-page.ts').then((page) => page.BaselineFormPage),
    data: { titleKey: 'equipmentWarnings.newBaseline', right: 'equipment-rule.write' },
  },
] satisfies Routes;
