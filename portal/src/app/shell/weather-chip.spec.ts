import { describe, expect, it } from 'vitest';
import { readWeather } from '@parkwatch/domain/wire/enterprises';
import type { Weather } from '@parkwatch/domain/wire/enterprises';
import { render } from '../testing/render.ts';
import { WeatherChip } from './weather-chip.ts';

const weather = (more: Partial<Weather> = {}): Weather => ({
  ...{ at: '2026-07-21T08:30:00.000Z', windSpeedMs: 4, windFromDeg: 90, temperatureC: 31 },
  ...{ humidityPct: 80, rainMm: 0, stability: 'D', isStale: false, warnings: [] },
  ...more,
});
const warning = (kind: 'rainstorm' | 'gale', level: 'red' | 'blue') => ({
  ...{ kind, level, issuedAt: '2026-07-21T08:00:00.000Z', expiresAt: null, headline: null },
});
const show = (answer: Weather) =>
  render(WeatherChip, { given: ({ server }) => void server.on(readWeather, answer) });

describe('WeatherChip', () => {
  it('shows the worst warning in force in words, and that there are more', async () => {
    const page = await show(
      weather({ warnings: [warning('rainstorm', 'red'), warning('gale', 'blue')] }),
    );
    expect(page.find('pw-tag')?.textContent).toContain('暴雨红色预警 +1');
    expect(page.find('pw-tag')?.classList.contains('red')).toBe(true);
  });
  it('shows no warning where none is in force, and a stale wind as unknown', async () => {
    const page = await show(weather({ isStale: true }));
    expect(page.find('pw-tag')).toBeNull();
    expect(page.find('.arrow')).toBeNull();
    expect(page.find('.unknown')).not.toBeNull();
  });
});
