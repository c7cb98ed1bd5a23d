import { describe, expect, it } from 'vitest';
import { checkDraft } from './check-draft.ts';
import { draftOf, emptyDraft, emptyReport, type SearchDraft } from './search-draft.ts';

const NOW_MS = Date.parse('2026-07-21T08:30:40Z');
const draft = (changes: Partial<SearchDraft> = {}): SearchDraft => ({
  ...emptyDraft(NOW_MS),
  cas: '100-42-5',
  ...changes,
});
const placed = { ...emptyReport(1, draft()), at: [103.7, 1.27] as [number, number] };
const faultsOf = (changes: Partial<SearchDraft>) =>
  Object.fromEntries(checkDraft(draft(changes)).faults);

describe('the draft of a search', () => {
  it('begins with the last full hour, and a report in its middle', () => {
    const { input } = checkDraft(draft({ reports: [placed] }));
    expect(input).toEqual({
      cas: '100-42-5',
      from: '2026-07-21T07:30:00.000Z',
      to: '2026-07-21T08:30:00.000Z',
      reports: [
        {
          at: [103.7, 1.27],
          smeltAt: '2026-07-21T08:00:00.000Z',
          timeSdMin: 10,
          strength: 'clear',
          sureness: 'fairly',
        },
      ],
    });
  });
  it('is the same again when it comes back from a stored search', () => {
    const first = checkDraft(
      draft({ reports: [{ ...placed, place: '东门' }], title: ' 投诉 ', sourceHeightM: '12,5' }),
    ).input!;
    expect(first).toMatchObject({ title: '投诉', sourceHeightM: 12.5 });
    expect(checkDraft(draftOf(first)).input).toEqual(first);
  });
  it('of an unknown smell needs a report, and no threshold', () => {
    expect(faultsOf({ isUnknown: true })).toEqual({ '/reports': 'reports' });
    const { input } = checkDraft(
      draft({ isUnknown: true, reports: [placed], odourThresholdPpm: '3' }),
    );
    expect(input).toMatchObject({ cas: null });
    expect(input).not.toHaveProperty('odourThresholdPpm');
  });
  it.each<[why: string, changes: Partial<SearchDraft>, faults: Record<string, string>]>([
    ['no substance', { cas: null }, { '/cas': 'substance' }],
    ['no time', { from: undefined }, { '/from': 'time' }],
    ['an end before the begin', { to: new Date(0) }, { '/to': 'order' }],
    [
      'a report without a place',
      { reports: [{ ...placed, at: null }] },
      { '/reports/0/at': 'place' },
    ],
    [
      'a report outside of the window',
      { reports: [placed, { ...placed, smeltAt: new Date(NOW_MS) }] },
      { '/reports/1/smeltAt': 'outsideWindow' },
    ],
    ['a threshold of nothing', { odourThresholdPpm: '0' }, { '/odourThresholdPpm': 'positive' }],
    ['a height in words', { sourceHeightM: 'high' }, { '/sourceHeightM': 'height' }],
  ])('with %s is not sent', (_why, changes, faults) => {
    expect(faultsOf(changes)).toEqual(faults);
    expect(checkDraft(draft(changes)).input).toBeNull();
  });
});
