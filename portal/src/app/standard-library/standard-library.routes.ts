import type { Routes } from '@angular/router';
import { StandardLibraryPage } from './standard-library-page.ts';

const editPage = () => import('./edit/line-edit-page.ts').then((page) => page.LineEditPage);

export default [
  { path: '', component: StandardLibraryPage },
  {
    path: 'new',
    loadComponent: editPage,
    data: { titleKey: 'standards.new', right: 'standard.write' },
  },
  {
    path: 'import',
    loadComponent: () => import('./import/import-page.ts').then((page) => page.ImportPage),
    data: { titleKey: 'standards.import.title', right: 'standard.write' },
  },
  {
    path: 'lines/:id',
    loadComponent: () => import('./lines/line-page.ts').then((page) => page.LinePage),
    data: { titleKey: 'standards.one' },
  },
  {
    path: 'lines/:id/edit',
    loadComponent: editPage,
    data: { titleKey: 'standards.change', right: 'standard.write' },
  },
] satisfies Routes;
