import type { Routes } from '@angular/router';
import { SupervisionPage } from './supervision-page.ts';

export default [
  { path: '', component: SupervisionPage },
  {
    path: 'tasks/:id',
    loadComponent: () => import('./tasks/task-page.ts').then((page) => page.TaskPage),
    data: { titleKey: 'supervision.one' },
  },
  {
    path: 'rules',
    loadComponent: () => import('./rules/rules-page.ts').then((page) => page.RulesPage),
    data: { titleKey: 'supervision.rules.title', right: 'supervision-rule.read' },
  },
] satisfies Routes;
