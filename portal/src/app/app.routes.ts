import type { Routes } from '@angular/router';
import { mayOpen, signedIn } from './session/guards.ts';
import { homePage } from './shell/home-page.ts';
import type { Page } from './shell/page.ts';

/** The pages in the order of the menu: one line each. A page is a folder with its own routes. */
const pages: Routes = [
  {
    path: 'map',
    loadChildren: () => import('./map/map.routes.ts'),
    data: {
      titleKey: 'map.title',
      right: 'base-map.read',
      menu: { icon: 'environment', group: 'watch', onPhoneBar: true },
      isFullBleed: true,
    } satisfies Page,
  },
  {
    path: 'alarms',
    loadChildren: () => import('./alarms/alarms.routes.ts'),
    data: {
      titleKey: 'alarms.title',
      right: 'alarm.read',
      menu: { icon: 'bell', group: 'watch', onPhoneBar: true },
    } satisfies Page,
  },
  {
    path: 'incidents',
    loadChildren: () => import('./incidents/incidents.routes.ts'),
    data: {
      titleKey: 'incidents.title',
      right: 'incident.read',
      menu: { icon: 'fire', group: 'watch', onPhoneBar: true },
    } satisfies Page,
  },
  {
    path: 'what-if',
    loadChildren: () => import('./consequence/consequence.routes.ts'),
    data: {
      titleKey: 'whatIf.title',
      right: 'consequence.read',
      menu: { icon: 'experiment', group: 'watch' },
      isFullBleed: true,
    } satisfies Page,
  },
  {
    path: 'source-searches',
    loadChildren: () => import('./source-searches/source-searches.routes.ts'),
    data: {
      titleKey: 'sourceSearch.title',
      right: 'source-search.read',
      menu: { icon: 'aim', group: 'watch' },
      isFullBleed: true,
    } satisfies Page,
  },
  {
    path: 'weather-rules',
    loadChildren: () => import('./weather-rules/weather-rules.routes.ts'),
    data: {
      titleKey: 'weatherRules.title',
      right: 'weather-reminder.read',
      menu: { icon: 'thunderbolt', group: 'watch' },
    } satisfies Page,
  },
  {
    path: 'equipment-warnings',
    loadChildren: () => import('./equipment-warnings/equipment-warnings.routes.ts'),
    data: {
      titleKey: 'equipmentWarnings.title',
      right: 'equipment-warning.read',
      menu: { icon: 'tool', group: 'watch' },
    } satisfies Page,
  },
  {
    path: 'risk-studies',
    loadChildren: () => import('./risk-studies/risk-studies.routes.ts'),
    data: {
      titleKey: 'riskStudies.title',
      right: 'risk-study.read',
      menu: { icon: 'safety-certificate', group: 'watch' },
    } satisfies Page,
  },
  {
    path: 'risk-register',
    loadChildren: () => import('./risk-register/risk-register.routes.ts'),
    data: {
      titleKey: 'riskRegister.title',
      right: 'risk-register.read',
      menu: { icon: 'unordered-list', group: 'rectify' },
    } satisfies Page,
  },
  {
    path: 'hidden-dangers',
    loadChildren: () => import('./hidden-dangers/hidden-dangers.routes.ts'),
    data: {
      titleKey: 'dangers.title',
      right: 'hidden-danger.read',
      menu: { icon: 'warning', group: 'rectify', onPhoneBar: true },
    } satisfies Page,
  },
  {
    path: 'standard-library',
    loadChildren: () => import('./standard-library/standard-library.routes.ts'),
    data: {
      titleKey: 'standards.title',
      right: 'standard.read',
      menu: { icon: 'file-text', group: 'rectify' },
    } satisfies Page,
  },
  {
    path: 'supervision',
    loadChildren: () => import('./supervision/supervision.routes.ts'),
    data: {
      titleKey: 'supervision.title',
      right: 'supervision.read',
      menu: { icon: 'schedule', group: 'rectify' },
    } satisfies Page,
  },
  {
    path: 'restrictions',
    loadChildren: () => import('./enforcement/restrictions.routes.ts'),
    data: {
      titleKey: 'restrictions.title',
      right: 'restriction.read',
      menu: { icon: 'stop', group: 'rectify' },
    } satisfies Page,
  },
  {
    path: 'passes',
    loadChildren: () => import('./enforcement/passes.routes.ts'),
    data: {
      titleKey: 'passes.title',
      right: 'pass.read',
      menu: { icon: 'car', group: 'rectify' },
    } satisfies Page,
  },
  {
    path: 'regional-overview',
    loadChildren: () => import('./regional-overview/regional-overview.routes.ts'),
    data: {
      titleKey: 'regional.title',
      right: 'regional-overview.read',
      menu: { icon: 'line-chart', group: 'park' },
    } satisfies Page,
  },
  {
    path: 'enterprises',
    loadChildren: () => import('./enterprises/enterprises.routes.ts'),
    data: {
      titleKey: 'enterprises.title',
      right: 'enterprise.read',
      menu: { icon: 'bank', group: 'park', onPhoneBar: true },
    } satisfies Page,
  },
  {
    path: 'major-hazards',
    loadChildren: () => import('./major-hazards/major-hazards.routes.ts'),
    data: {
      titleKey: 'majorHazards.title',
      right: 'major-hazard.read',
      menu: { icon: 'apartment', group: 'park' },
    } satisfies Page,
  },
  {
    path: 'risk-methods',
    loadChildren: () => import('./risk-register/methods/risk-methods.routes.ts'),
    data: {
      titleKey: 'riskMethods.title',
      right: 'risk-method.read',
      menu: { icon: 'table', group: 'park' },
    } satisfies Page,
  },
  {
    path: 'file-uploads',
    loadChildren: () => import('./file-uploads/file-uploads.routes.ts'),
    data: {
      titleKey: 'uploads.title',
      right: 'file.upload',
      menu: { icon: 'file-add', group: 'park' },
    } satisfies Page,
  },
  {
    path: 'ratings',
    loadChildren: () => import('./ratings/ratings.routes.ts'),
    data: {
      titleKey: 'ratings.title',
      right: 'rating.read',
      menu: { icon: 'star', group: 'park' },
    } satisfies Page,
  },
  {
    path: 'grants',
    loadChildren: () => import('./grants/grants.routes.ts'),
    data: {
      titleKey: 'grants.title',
      right: 'grant.read',
      menu: { icon: 'unlock', group: 'park' },
    } satisfies Page,
  },
  {
    path: 'users',
    loadChildren: () => import('./users/users.routes.ts'),
    data: {
      titleKey: 'users.title',
      right: 'user.read',
      menu: { icon: 'team', group: 'system', onPhoneBar: true },
    } satisfies Page,
  },
  {
    path: 'settings',
    loadChildren: () => import('./settings/settings.routes.ts'),
    data: {
      titleKey: 'settings.title',
      right: 'setting.read',
      menu: { icon: 'control', group: 'system' },
    } satisfies Page,
  },
  {
    path: 'data-sources',
    loadChildren: () => import('./data-sources/data-sources.routes.ts'),
    data: {
      titleKey: 'dataSources.title',
      right: 'data-source.read',
      menu: { icon: 'api', group: 'system' },
    } satisfies Page,
  },
  {
    path: 'operations',
    loadChildren: () => import('./operations/operations.routes.ts'),
    data: {
      titleKey: 'operations.title',
      right: 'job.read',
      menu: { icon: 'cloud-server', group: 'system' },
    } satisfies Page,
  },
  {
    path: 'audit',
    loadChildren: () => import('./audit/audit.routes.ts'),
    data: {
      titleKey: 'audit.title',
      right: 'audit.read',
      menu: { icon: 'audit', group: 'system', onPhoneBar: true },
    } satisfies Page,
  },
];

export const routes: Routes = [
  {
    path: 'login',
    loadComponent: () => import('./login/login-page.ts').then((page) => page.LoginPage),
    data: { titleKey: 'login.title' } satisfies Page,
  },
  {
    path: '',
    canActivate: [signedIn],
    canActivateChild: [mayOpen],
    loadComponent: () => import('./shell/frame.ts').then((shell) => shell.Frame),
    children: [
      { path: '', pathMatch: 'full', canActivate: [homePage], children: [] },
      ...pages,
      {
        path: 'forbidden',
        loadComponent: () => import('./shell/error-page.ts').then((page) => page.ErrorPage),
        data: { titleKey: 'errorPage.forbidden.title', kind: 'forbidden' },
      },
      {
        path: '**',
        loadComponent: () => import('./shell/error-page.ts').then((page) => page.ErrorPage),
        data: { titleKey: 'errorPage.notFound.title', kind: 'notFound' },
      },
    ],
  },
];
