import { Location } from '@angular/common';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, withComponentInputBinding } from '@angular/router';
import { describe, expect, it } from 'vitest';
import type { Role } from '@parkwatch/domain/access/roles';
import { reachOf } from '@parkwatch/domain/access/policy';
import { readSession } from '@parkwatch/domain/wire/session';
import { routes } from '../app.routes.ts';
import { icons } from '../ui/icons.ts';
import { portalTest } from '../testing/portal-test.ts';
import { sampleMe } from '../testing/samples.ts';
import { texts } from '../testing/texts.ts';
import { menuOf } from './menu.ts';

const menuFor = (role: Role) =>
  menuOf(routes, (right) => reachOf(role, right) !== undefined).map(({ path }) => path);

describe('the menu', () => {
  it('holds what the role may open and nothing else', () => {
    expect(menuFor('security')).toEqual(expect.arrayContaining(['users', 'settings']));
    expect(menuFor('security')).not.toContain('alarms');
    expect(menuFor('auditor')).toContain('audit');
    expect(menuFor('duty')).toEqual(expect.arrayContaining(['map', 'alarms', 'operations']));
    expect(menuFor('duty')).not.toContain('audit');
    expect(menuFor('worker')).not.toContain('users');
  });
  it('has a title in both languages and a bundled icon for every entry', () => {
    const known = new Set(icons.map(({ name }) => name));
    for (const entry of menuOf(routes, () => true)) {
      expect(known, `icon of ${entry.path}`).toContain(entry.icon);
      for (const locale of ['zh-CN', 'en']) {
        expect(lookUp(texts(locale), entry.titleKey), `${entry.titleKey} ${locale}`).toBeTypeOf(
          'string',
        );
      }
    }
  });
});

describe('the way in', () => {
  const begin = (role: Role | null) => {
    const { server, providers } = portalTest();
    TestBed.configureTestingModule({
      providers: [...providers, provideRouter(guarded(), withComponentInputBinding())],
    });
    if (role) server.on(readSession, sampleMe(role));
    else server.refuse(readSession, 'not-signed-in');
    return TestBed.inject(Router);
  };
  it('leads to the login page and remembers where from', async () => {
    const router = begin(null);
    await router.navigateByUrl('/alarms?alarm=3');
    expect(router.url).toBe('/login?returnUrl=%2Falarms%3Falarm%3D3');
  });
  it('leads home to the first page of the menu', async () => {
    const router = begin('auditor');
    await router.navigateByUrl('/');
    expect(router.url).toBe(`/${menuFor('auditor')[0]}`);
  });
  it('shows "not allowed" at the address itself', async () => {
    const router = begin('duty');
    await router.navigateByUrl('/audit');
    expect(TestBed.inject(Location).path()).toBe('/audit');
    expect(router.routerState.snapshot.root.firstChild?.firstChild?.data['kind']).toBe('forbidden');
  });
});

/** The real routes with their guards, but nothing drawn: each page is an empty one. */
function guarded() {
  return routes.map((route) => ({
    ...stripped(route),
    ...(route.children && { children: route.children.map(stripped) }),
  }));
}

function stripped(route: (typeof routes)[number]) {
  const { loadChildren, loadComponent, ...rest } = route;
  return loadChildren || loadComponent ? { ...rest, children: rest.children ?? [] } : rest;
}

function lookUp(words: unknown, key: string): unknown {
  return key
    .split('.')
    .reduce<unknown>((node, part) => (node as Record<string, unknown> | undefined)?.[part], words);
}
