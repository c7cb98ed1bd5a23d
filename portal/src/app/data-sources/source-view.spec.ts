import { describe, expect, it } from 'vitest';
import { sampleGateway, sampleSource } from '../testing/source-samples.ts';
import { texts } from '../testing/texts.ts';
import { hexGroups, isLoadingVersion, shownState, SHOWN_STATES } from './source-view.ts';
import { sizeText, spoolPercent, spoolTone } from './source-view.ts';

const { gateway, status } = sampleSource();

describe('the state of a source', () => {
  it('is what its gateway says while it is heard, and unknown otherwise', () => {
    expect(shownState(sampleSource())).toBe('running');
    for (const link of ['silent', 'never'] as const) {
      expect(shownState(sampleSource({ gateway: { ...gateway, link } }))).toBe('unknown');
    }
    expect(shownState(sampleSource({ status: null }))).toBe('unknown');
  });
  it('is off where a person switched it off, whatever its gateway says', () => {
    expect(shownState(sampleSource({ isEnabled: false }))).toBe('off');
  });
  it('says that a new configuration does not run yet', () => {
    expect(isLoadingVersion(sampleSource())).toBe(false);
    expect(isLoadingVersion(sampleSource({ version: 4 }))).toBe(true);
    const silent = sampleSource({ version: 4, gateway: { ...gateway, link: 'silent' }, status });
    expect(isLoadingVersion(silent)).toBe(false);
  });
  it.each(['zh-CN', 'en'])('has a word in %s', (locale) => {
    const { state } = texts(locale)['dataSources'] as { state: Record<string, string> };
    expect(Object.keys(state).toSorted()).toEqual([...SHOWN_STATES].toSorted());
  });
});

describe('a spool', () => {
  const spool = sampleGateway().spool!;
  it('turns orange at the mark from which the park is told, and red when it takes no more', () => {
    expect([spoolPercent(spool), spoolTone(spool)]).toEqual([85, 'orange']);
    expect(spoolTone({ ...spool, bytes: 79_000_000 })).toBe('green');
    expect(spoolTone({ ...spool, bytes: 0, state: 'broken' })).toBe('red');
    expect(spoolPercent({ ...spool, capacityBytes: 0 })).toBe(100);
  });
});

it('sizes and bytes are written to be read', () => {
  const number = (value: number, digits: number) => value.toFixed(digits);
  expect(sizeText(0, number)).toBe('0 B');
  expect(sizeText(1536, number)).toBe('1.5 KB');
  expect(sizeText(5 * 1024 ** 5, number)).toBe('5120.0 TB');
  expect(hexGroups('0102ff')).toBe('0102 ff');
  expect(hexGroups('')).toBe('');
});
