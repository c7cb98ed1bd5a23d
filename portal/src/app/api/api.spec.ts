import { TestBed } from '@angular/core/testing';
import { describe, expect, it, vi } from 'vitest';
import {
  acknowledgeAlarm,
  listAlarms,
  readAlarm,
  unshelveAlarm,
} from '@parkwatch/domain/wire/alarms';
import { uploadAttachment } from '@parkwatch/domain/wire/hidden-dangers';
import { signOut } from '@parkwatch/domain/wire/session';
import { portalTest } from '../testing/portal-test.ts';
import { sampleAlarm } from '../testing/samples.ts';
import { Api } from './api.ts';
import type { ApiError } from './api-error.ts';
import { urlOf } from './request.ts';

function begin() {
  const { server, providers } = portalTest();
  TestBed.configureTestingModule({ providers });
  const api = TestBed.inject(Api);
  api.csrfToken = 'token-1';
  return { server, api };
}
const failureOf = (call: Promise<unknown>): Promise<ApiError> =>
  call.then(
    () => Promise.reject(new Error('should have failed')),
    (error: ApiError) => error,
  );
const headersOf = (init: RequestInit | undefined) => init?.headers as Record<string, string>;

describe('Api', () => {
  it('fills path and query, and leaves out what is not set', () => {
    expect(urlOf(readAlarm, { params: { id: 7 } })).toBe('/api/v1/alarms/7');
    const query = { view: 'open', enterpriseId: undefined, cursor: '' };
    expect(urlOf(listAlarms, { query })).toBe('/api/v1/alarms?view=open');
    expect(() => urlOf(readAlarm)).toThrow('readAlarm: no value for :id');
  });
  it('answers what the schema of the endpoint makes of the body', async () => {
    const { server, api } = begin();
    server.on(listAlarms, { items: [sampleAlarm()], nextCursor: null });
    const page = await api.call(listAlarms, { query: { view: 'open' } });
    expect(page.items[0]?.point.code).toBe('E7-GD-011');
  });
  it('sends the token with every change and with no reading call', async () => {
    const { server, api } = begin();
    server.on(listAlarms, { items: [], nextCursor: null });
    server.on(acknowledgeAlarm, sampleAlarm()).on(unshelveAlarm, sampleAlarm());
    await api.call(listAlarms, {});
    await api.call(acknowledgeAlarm, { params: { id: 1 }, body: { note: 'seen' } });
    await api.call(unshelveAlarm, { params: { id: 1 } });
    expect(headersOf(server.callsOf(listAlarms)[0]?.init)['x-csrf-token']).toBeUndefined();
    expect(headersOf(server.callsOf(acknowledgeAlarm)[0]?.init)['x-csrf-token']).toBe('token-1');
    expect(headersOf(server.callsOf(unshelveAlarm)[0]?.init)['x-csrf-token']).toBe('token-1');
    expect(server.bodyOf(acknowledgeAlarm)).toEqual({ note: 'seen' });
  });
  it('sends a photo as it is', async () => {
    const { server, api } = begin();
    server.refuse(uploadAttachment, 'invalid-image');
    const file = new File(['x'], 'x.png', { type: 'image/png' });
    const error = await failureOf(api.call(uploadAttachment, { file }));
    expect(error.code).toBe('invalid-image');
    expect(server.callsOf(uploadAttachment)[0]?.init.body).toBe(file);
  });
  it('carries the code and the detail of a refusal', async () => {
    const { server, api } = begin();
    server.refuse(readAlarm, 'not-found', 'no alarm 7');
    const error = await failureOf(api.call(readAlarm, { params: { id: 7 } }));
    expect(error).toMatchObject({ code: 'not-found', status: 404, message: 'no alarm 7' });
  });
  it('judges an answer that is no problem detail by its status', async () => {
    const { server, api } = begin();
    server.on(listAlarms, () => new Response('<h1>Bad Gateway</h1>', { status: 502 }));
    expect((await failureOf(api.call(listAlarms, {}))).code).toBe('not-ready');
    server.on(listAlarms, () => new Response('', { status: 418 }));
    expect((await failureOf(api.call(listAlarms, {}))).code).toBe('internal-error');
  });
  it('tells a lost network from an answer that it cannot read', async () => {
    const { server, api } = begin();
    server.disconnect(listAlarms);
    expect((await failureOf(api.call(listAlarms, {}))).code).toBe('network');
    server.on(listAlarms, { items: 'none' });
    expect((await failureOf(api.call(listAlarms, {}))).code).toBe('bad-answer');
    server.on(listAlarms, () => new Response('{', { status: 200 }));
    expect((await failureOf(api.call(listAlarms, {}))).code).toBe('bad-answer');
  });
  it('tells the session when the server no longer knows it', async () => {
    const { server, api } = begin();
    api.onSessionLost = vi.fn();
    server.refuse(listAlarms, 'not-signed-in');
    await failureOf(api.call(listAlarms, {}));
    expect(api.onSessionLost).toHaveBeenCalledOnce();
  });
  it('answers nothing for 204', async () => {
    const { server, api } = begin();
    server.on(signOut, undefined);
    expect(await api.call(signOut, {})).toBeUndefined();
  });
});
