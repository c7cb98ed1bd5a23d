import { describe, expect, it } from 'vitest';
import type { Role } from '@parkwatch/domain/access/roles';
import type { Point } from '@parkwatch/domain/wire/enterprises';
import { setPointService } from '@parkwatch/domain/wire/enterprises';
import { readSession } from '@parkwatch/domain/wire/session';
import type { PortalTest } from '../testing/portal-test.ts';
import { render } from '../testing/render.ts';
import { sampleMe, samplePoint } from '../testing/samples.ts';
import { PointService } from './point-service.ts';

const out = { state: 'unknown', unknownWhy: 'out-of-service' } as const;
const show = (role: Role, point: Partial<Point> = {}, given?: (test: PortalTest) => void) =>
  render(PointService, { role, inputs: { point: samplePoint(point) }, ...(given && { given }) });
function write(reason: string): void {
  const field = document.querySelector<HTMLTextAreaElement>('#reason-text');
  if (!field) throw new Error('no reason is asked');
  field.value = reason;
  field.dispatchEvent(new Event('input'));
}

describe('PointService', () => {
  it('takes a point out of service with a reason, never without', async () => {
    const page = await show('duty', {}, ({ server }) => {
      server.on(setPointService, samplePoint(out));
    });
    const changes: Point[] = [];
    page.fixture.componentInstance.changed.subscribe((point) => changes.push(point));
    expect(page.text()).toBe('停用');
    await page.click('button');
    const confirm = () => document.querySelector<HTMLButtonElement>('pw-reason-form [type=submit]');
    expect(confirm()?.disabled).toBe(true);
    write('传感器校验');
    await page.settle();
    expect(confirm()?.disabled).toBe(false);
    await page.click('pw-reason-form [type=submit]');
    expect(page.server.bodyOf(setPointService)).toEqual({ inService: false, reason: '传感器校验' });
    expect(changes.map(({ unknownWhy }) => unknownWhy)).toEqual(['out-of-service']);
  });
  it('returns one that is out of service', async () => {
    const page = await show('director', out, ({ server }) => {
      server.on(setPointService, samplePoint());
    });
    expect(page.text()).toBe('恢复使用');
    await page.click('button');
    write('校验合格');
    await page.settle();
    await page.click('pw-reason-form [type=submit]');
    expect(page.server.bodyOf(setPointService)).toEqual({ inService: true, reason: '校验合格' });
  });
  it('stays open and says why when it was refused', async () => {
    const page = await show('duty', {}, ({ server }) => {
      server.refuse(setPointService, 'not-acceptable-state');
    });
    await page.click('button');
    write('传感器校验');
    await page.settle();
    await page.click('pw-reason-form [type=submit]');
    expect(page.find('pw-reason-form')?.textContent).toContain('当前状态不允许此操作');
  });
  it('offers nothing to an inspector', async () => {
    expect((await show('inspector')).find('button')).toBeNull();
  });
  it.each([
    [7, 1],
    [8, 0],
  ])('lets a manager of enterprise 7 change a point of enterprise %i: %i', async (id, buttons) => {
    const enterprise = { id: 7, code: 'E7', name: { zh: '海岳石化', en: 'Haiyue' } };
    const page = await show('manager', { enterpriseId: id }, ({ server }) => {
      server.on(readSession, sampleMe('manager', { enterprise }));
    });
    expect((page.fixture.nativeElement as HTMLElement).querySelectorAll('button').length).toBe(
      buttons,
    );
  });
});
