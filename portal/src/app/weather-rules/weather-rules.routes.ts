import type { Routes } from '@angular/router';
import { WeatherRulesPage } from './weather-rules-page.ts';

const editPage = () => import('./edit/rule-edit-page.ts').then((page) => page.RuleEditPage);

export default [
  { path: '', component: WeatherRulesPage },
  {
    path: 'new',
    loadComponent: editPage,
    data: { titleKey: 'weatherRules.new', right: 'weather-rule.write' },
  },
  {
    path: ':id',
    loadComponent: editPage,
    data: { titleKey: 'weatherRules.one', right: 'weather-rule.read' },
  },
] satisfies Routes;
