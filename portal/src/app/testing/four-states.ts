import type { Type } from '@angular/core';
import { describe, expect, it } from 'vitest';
import type { Role } from '@parkwatch/domain/access/roles';
import type { AnyEndpoint } from '@parkwatch/domain/wire/endpoint';
import type { PortalTest } from './portal-test.ts';
import { render } from './render.ts';

type FourStates = {
  readonly page: Type<unknown>;
  readonly role: Role;
  readonly endpoint: AnyEndpoint;
  readonly empty: unknown;
  readonly emptyText?: string;
  readonly filled: unknown;
  readonly filledText: string;
  /** Scripts what else the page asks for. */
  readonly given?: (test: PortalTest) => void;
};

/** What every page owes: a skeleton, a word for nothing, a reason with a retry, and an age when it is out of date. */
export function itShowsTheFourStates(of: FourStates): void {
  const show = (script: (server: PortalTest['server']) => void) =>
    render(of.page, {
      role: of.role,
      given: (test) => {
        of.given?.(test);
        script(test.server);
      },
    });

  describe('its four states', () => {
    it('loading: a skeleton until the answer comes', async () => {
      const page = await show((server) => server.hang(of.endpoint));
      expect(page.find('.skeleton')).not.toBeNull();
    });
    it('empty: says that there is nothing', async () => {
      const page = await show((server) => server.on(of.endpoint, of.empty));
      expect(page.text()).toContain(of.emptyText ?? '暂无数据');
    });
    it('error: says why, and a retry brings the content', async () => {
      const page = await show((server) => server.refuse(of.endpoint, 'internal-error'));
      expect(page.find('pw-state-panel [role=alert]')?.textContent).toContain('系统内部错误');
      page.server.on(of.endpoint, of.filled);
      await page.click('pw-state-panel [role=alert] button');
      expect(page.text()).toContain(of.filledText);
    });
    it('stale: keeps the content when a renewal fails, and says how old it is', async () => {
      const page = await show((server) => server.on(of.endpoint, of.filled));
      expect(page.text()).toContain(of.filledText);
      page.server.disconnect(of.endpoint);
      // Events were missed: every page loads anew, and this time it fails.
      page.socket.resync(100);
      await page.settle();
      expect(page.text()).toContain('数据可能已过时');
      expect(page.text()).toContain(of.filledText);
    });
  });
}
