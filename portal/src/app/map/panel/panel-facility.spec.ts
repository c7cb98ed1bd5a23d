import { describe, expect, it } from 'vitest';
import type { Role } from '@parkwatch/domain/access/roles';
import { listPoints, readFacility } from '@parkwatch/domain/wire/enterprises';
import { sampleFacility } from '../../testing/consequence-samples.ts';
import { render } from '../../testing/render.ts';
import { PanelFacility } from './panel-facility.ts';

const show = (role: Role, changes: Parameters<typeof sampleFacility>[0] = {}) =>
  render(PanelFacility, {
    role,
    inputs: { facilityId: 3 },
    given: ({ server }) =>
      void server.on(readFacility, sampleFacility(changes)).on(listPoints, { items: [] }),
  });
const whatIf = 'a[href="/what-if?facility=3"]';

describe('the panel of a tank', () => {
  it('leads the duty officer to where it goes when it leaks', async () => {
    const page = await show('duty');
    expect(page.find(whatIf)?.textContent).toContain('推演泄漏后果');
    expect(page.text()).toContain('38.2 t');
  });

  it('does not where nobody knows what is in it', async () => {
    expect((await show('duty', { substance: null })).find(whatIf)).toBeNull();
  });

  it('does not for an enterprise', async () => {
    expect((await show('manager')).find(whatIf)).toBeNull();
  });
});
