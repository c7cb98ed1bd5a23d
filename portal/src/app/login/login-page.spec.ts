import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { beforeEach, describe, expect, it } from 'vitest';
import { readPublicInfo, readSession, signIn } from '@parkwatch/domain/wire/session';
import { Language } from '../i18n/language.ts';
import { portalTest } from '../testing/portal-test.ts';
import { sampleMe } from '../testing/samples.ts';
import { LoginPage } from './login-page.ts';

const info = {
  product: 'Parkwatch',
  version: '0.1.0',
  demo: true,
  demoAccounts: [
    { username: 'duty', role: 'duty', label: { zh: '值班员', en: 'Duty officer' } },
    { username: 'e1.manager', role: 'manager', label: { zh: '企业负责人', en: 'Manager' } },
  ],
  demoPassword: 'Demo#2026',
  park: {
    name: { zh: '澄海岛园区', en: 'Chenghai Park' },
    centre: [103.7, 1.27],
    bounds: [103, 1, 104, 2],
  },
  now: '2026-07-21T08:30:00.000Z',
};

@Component({ selector: 'pw-somewhere', template: '' })
class Somewhere {}

async function begin(inputs: Record<string, string> = {}, publicInfo: unknown = info) {
  const { server, providers } = portalTest();
  TestBed.configureTestingModule({ providers });
  server.on(readPublicInfo, publicInfo).refuse(readSession, 'not-signed-in');
  await TestBed.inject(Language).ready;
  const router = TestBed.inject(Router);
  router.resetConfig([{ path: '**', component: Somewhere }]);
  const fixture = TestBed.createComponent(LoginPage);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  const settle = async () => {
    await fixture.whenStable();
    await new Promise((resolve) => setTimeout(resolve));
    fixture.detectChanges();
  };
  await settle();
  const host = fixture.nativeElement as HTMLElement;
  const click = async (selector: string) => {
    host.querySelector<HTMLElement>(selector)?.click();
    await settle();
  };
  return { server, router, host, settle, click };
}

describe('LoginPage', () => {
  beforeEach(() => document.body.replaceChildren());

  it('fills a demo account in with one click and signs in', async () => {
    const { server, router, host, click } = await begin();
    expect(host.textContent).toContain('澄海岛园区');
    server.on(signIn, sampleMe('duty'));
    await click('.accounts li button');
    await click('form button[nz-button]');
    expect(server.bodyOf(signIn)).toEqual({ username: 'duty', password: 'Demo#2026' });
    expect(router.url).toBe('/');
  });
  it('shows no accounts outside demo mode', async () => {
    const { host } = await begin(
      {},
      { ...info, demo: false, demoAccounts: [], demoPassword: null },
    );
    expect(host.querySelector('.accounts')).toBeNull();
  });
  it.each([
    ['wrong-credentials', '用户名或密码错误'],
    ['account-locked', '账号已锁定'],
    ['account-disabled', '账号未启用'],
    ['too-many-requests', '请求过于频繁'],
  ] as const)('says why it was refused: %s', async (code, text) => {
    const { server, host, click } = await begin();
    server.refuse(signIn, code);
    await click('.accounts li button');
    await click('form button[nz-button]');
    expect(host.querySelector('[role=alert]')?.textContent).toContain(text);
  });
  it('goes back to where the reader came from', async () => {
    const { server, router, click } = await begin({ returnUrl: '/alarms?view=history' });
    server.on(signIn, sampleMe('duty'));
    await click('.accounts li button');
    await click('form button[nz-button]');
    expect(router.url).toBe('/alarms?view=history');
  });
  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', '/login?returnUrl=/x'])(
    'goes home instead of to %s',
    async (returnUrl) => {
      const { server, router, click } = await begin({ returnUrl });
      server.on(signIn, sampleMe('duty'));
      await click('.accounts li button');
      await click('form button[nz-button]');
      expect(router.url).toBe('/');
    },
  );
  it('says that the server cannot be reached, and tries again', async () => {
    const { server, providers } = portalTest();
    TestBed.configureTestingModule({ providers });
    server.disconnect(readPublicInfo);
    await TestBed.inject(Language).ready;
    const fixture = TestBed.createComponent(LoginPage);
    const host = fixture.nativeElement as HTMLElement;
    await expect
      .poll(() => (fixture.detectChanges(), host.textContent))
      .toContain('无法连接服务器');
    server.on(readPublicInfo, info);
    host.querySelector<HTMLElement>('[role=alert] button')?.click();
    await expect.poll(() => (fixture.detectChanges(), host.textContent)).toContain('澄海岛园区');
  });
});
