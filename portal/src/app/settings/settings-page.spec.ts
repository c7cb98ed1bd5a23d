import { describe, expect, it } from 'vitest';
import type { Setting } from '@parkwatch/domain/wire/audit';
import { listSettings, SETTING_KEYS, SETTING_UNITS } from '@parkwatch/domain/wire/audit';
import { itShowsTheFourStates } from '../testing/four-states.ts';
import { render } from '../testing/render.ts';
import { texts } from '../testing/texts.ts';
import { SettingsPage } from './settings-page.ts';

const setting: Setting = {
  key: 'linkage.radiusM',
  value: 1000,
  min: 100,
  max: 5000,
  unit: 'm',
  updatedAt: null,
  updatedBy: null,
};

describe('SettingsPage', () => {
  itShowsTheFourStates({
    page: SettingsPage,
    role: 'security',
    endpoint: listSettings,
    empty: { items: [] },
    filled: { items: [setting] },
    filledText: '联动通知半径',
  });
  it('lets only the security administrator change a number', async () => {
    const page = await render(SettingsPage, {
      role: 'director',
      given: ({ server }) => void server.on(listSettings, { items: [setting] }),
    });
    expect(page.text()).toContain('1,000 米');
    expect(page.find('article button')).toBeNull();
  });
  it.each(['zh-CN', 'en'] as const)('says every unit in words: %s', (locale) => {
    const { unit } = texts(locale)['settings'] as { unit: Record<string, string> };
    expect(Object.keys(unit)).toEqual(SETTING_UNITS.filter((one) => one !== ''));
  });
  it('has a name for every setting', () => {
    const names = (texts('zh-CN')['settings'] as { name: Record<string, Record<string, string>> })
      .name;
    for (const key of SETTING_KEYS) {
      const [group = '', name = ''] = key.split('.');
      expect(names[group]?.[name], key).toBeTruthy();
    }
  });
});
