import type { Routes } from '@angular/router';
import { DataSourcesPage } from './data-sources-page.ts';

export default [
  { path: '', component: DataSourcesPage },
  {
    path: 'new',
    loadComponent: () => import('./new-source-page.ts').then((page) => page.NewSourcePage),
    data: { titleKey: 'dataSources.new.title', right: 'data-source.configure' },
  },
  {
    path: ':id',
    loadComponent: () => import('./source-page.ts').then((page) => page.SourcePage),
    data: { titleKey: 'dataSources.one' },
  },
] satisfies Routes;
