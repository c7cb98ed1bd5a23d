import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { changePassword, readSession, signIn, signOut } from '@parkwatch/domain/wire/session';
import { Api } from '../api/api.ts';
import { SecondsClock } from '../i18n/seconds-clock.ts';
import { portalTest } from '../testing/portal-test.ts';
import { sampleMe } from '../testing/samples.ts';
import { IdleWatch } from './idle-watch.ts';
import { Session } from './session.ts';

function begin() {
  const { server, providers } = portalTest();
  TestBed.configureTestingModule({ providers: [...providers, IdleWatch] });
  return { server, session: TestBed.inject(Session), api: TestBed.inject(Api) };
}

describe('Session', () => {
  it('asks the server once, however many ask it', async () => {
    const { server, session } = begin();
    server.on(readSession, sampleMe('duty'));
    await Promise.all([session.load(), session.load()]);
    await session.load();
    expect(server.callsOf(readSession)).toHaveLength(1);
    expect(session.can('alarm.acknowledge')).toBe(true);
    expect(session.can('audit.read')).toBe(false);
    expect(session.reach('alarm.read')).toBe('park');
  });
  it('takes "not signed in" for nobody, and a lost network for an error', async () => {
    const { server, session } = begin();
    server.disconnect(readSession);
    await expect(session.load()).rejects.toMatchObject({ code: 'network' });
    server.refuse(readSession, 'not-signed-in');
    expect(await session.load()).toBeNull();
  });
  it('holds the token of the session that is open now', async () => {
    const { server, session, api } = begin();
    TestBed.inject(Router).resetConfig([{ path: 'login', children: [] }]);
    server.on(signIn, sampleMe('duty', { csrfToken: 'token-a' })).on(signOut, undefined);
    await session.signIn('duty', 'secret');
    expect(api.csrfToken).toBe('token-a');
    server
      .on(changePassword, undefined)
      .on(readSession, sampleMe('duty', { csrfToken: 'token-b' }));
    await session.changePassword('secret', 'better');
    expect(api.csrfToken).toBe('token-b');
    await session.signOut();
    expect(api.csrfToken).toBeUndefined();
    expect(session.me()).toBeNull();
  });
  it('stays signed in when signing out did not reach the server', async () => {
    const { server, session } = begin();
    server.on(signIn, sampleMe('duty')).disconnect(signOut);
    await session.signIn('duty', 'secret');
    await expect(session.signOut()).rejects.toMatchObject({ code: 'network' });
    expect(session.me()?.username).toBe('duty');
  });
});

describe('IdleWatch', () => {
  afterEach(() => vi.useRealTimers());

  it('warns in the last minute, and only "still here" stops it', async () => {
    vi.useFakeTimers();
    const { server, session } = begin();
    server.on(signIn, sampleMe('duty', { idleTimeoutS: 300 })).on(readSession, sampleMe('duty'));
    await session.signIn('duty', 'secret');
    TestBed.inject(SecondsClock);
    const idle = TestBed.inject(IdleWatch);
    vi.advanceTimersByTime(200_000);
    expect(idle.isWarning()).toBe(false);
    document.dispatchEvent(new Event('pointerdown'));
    vi.advanceTimersByTime(239_000);
    expect(idle.isWarning()).toBe(false);
    vi.advanceTimersByTime(2000);
    expect(idle.isWarning()).toBe(true);
    document.dispatchEvent(new Event('pointerdown'));
    expect(idle.isWarning()).toBe(true);
    vi.advanceTimersByTime(60_000);
    expect(idle.secondsLeft()).toBe(0);
    idle.stay();
    expect(idle.isWarning()).toBe(false);
  });
});
