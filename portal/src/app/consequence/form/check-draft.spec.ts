import { checkDraft } from './check-draft.ts';
import { isPreset, presetsFor, withPreset } from './presets.ts';
import { draftOf, EMPTY_DRAFT, type RunDraft } from './run-draft.ts';

const draft = (changes: Partial<RunDraft> = {}): RunDraft => ({
  ...EMPTY_DRAFT,
  facilityId: 3,
  ...changes,
  numbers: { ...EMPTY_DRAFT.numbers, ...changes.numbers },
});
const faultsOf = (changes: Partial<RunDraft>) =>
  Object.fromEntries(checkDraft(draft(changes)).faults);

describe('the form of a run', () => {
  it('of a facility alone is a medium hole in the weather of now', () => {
    expect(checkDraft(draft()).input).toEqual({
      place: { facilityId: 3 },
      scenario: { kind: 'hole', holeDiameterMm: 25, detection: 'B', isolation: 'B' },
      weather: {},
      ...{ receptorHeightM: 1.5, lookAheadMin: 60, members: 100 },
    });
  });

  it('says which field is missing, by the pointer under which the server would refuse it', () => {
    expect(faultsOf({ facilityId: null })).toEqual({ '/place/facilityId': { key: 'missing' } });
    expect(faultsOf({ placeKind: 'spot' })).toEqual({
      '/place/at': { key: 'missing' },
      '/place/cas': { key: 'missing' },
    });
    expect(faultsOf({ kind: 'pipe-rupture' })).toEqual({
      '/scenario/pipeDiameterMm': { key: 'missing' },
      '/scenario/pipeLengthM': { key: 'missing' },
    });
    expect(faultsOf({ stopBy: 'time' })).toEqual({ '/scenario/durationS': { key: 'missing' } });
  });

  it.each([
    ['0', { key: 'above', limit: 0 }],
    ['-3', { key: 'above', limit: 0 }],
    ['2001', { key: 'most', limit: 2000 }],
    ['25 mm', { key: 'number' }],
    ['', { key: 'missing' }],
  ])('holds a diameter of "%s" against the bounds of the wire', (typed, fault) => {
    const faults = faultsOf({ numbers: { '/scenario/holeDiameterMm': typed } });
    expect(faults).toEqual({ '/scenario/holeDiameterMm': fault });
  });

  it('takes minutes and sends seconds, and says its bounds in minutes', () => {
    const timed = (minutes: string) =>
      checkDraft(draft({ stopBy: 'time', numbers: { '/scenario/durationS': minutes } }));
    expect(timed('10').input?.scenario).toMatchObject({ durationS: 600 });
    expect(timed('2000').faults.get('/scenario/durationS')).toEqual({ key: 'most', limit: 1440 });
  });

  it('sends only what belongs to the kind that is chosen', () => {
    const numbers = { '/scenario/massKg': '800', '/scenario/pipeDiameterMm': '150' } as const;
    expect(checkDraft(draft({ kind: 'spill', numbers })).input?.scenario).toEqual({
      kind: 'spill',
      massKg: 800,
    });
    expect(checkDraft(draft({ kind: 'catastrophic', numbers })).input?.scenario).toEqual({
      kind: 'catastrophic',
    });
  });

  it('sends weather that was typed only when it is set by hand', () => {
    const numbers = { '/weather/windMPerS': '1.5' } as const;
    expect(checkDraft(draft({ numbers })).input?.weather).toEqual({});
    const given = draft({ numbers, isWeatherGiven: true, stability: 'F' });
    expect(checkDraft(given).input?.weather).toEqual({ windMPerS: 1.5, stability: 'F' });
  });

  it('of a place on the map sends place and substance', () => {
    const spot = draft({ placeKind: 'spot', at: [103.7, 1.27], cas: '7664-41-7' });
    expect(checkDraft(spot).input?.place).toEqual({ at: [103.7, 1.27], cas: '7664-41-7' });
  });

  it('is filled in again from a stored run as it was sent', () => {
    const drafts = [
      draft({ title: 'drill', terrain: 'rural', numbers: { '/place/contentsT': '12.5' } }),
      draft({ stopBy: 'time', numbers: { '/scenario/durationS': '12.5' } }),
      draft({ placeKind: 'spot', at: [103.7, 1.27], cas: '7664-41-7', kind: 'given-puff' }),
      draft({ isWeatherGiven: true, stability: 'D', numbers: { '/weather/cloudTenths': '8' } }),
    ].map((one) => ({ ...one, numbers: { ...one.numbers, '/scenario/massKg': '900' } }));
    for (const one of drafts) {
      const { input } = checkDraft(one);
      if (!input) throw new Error('not whole');
      expect(checkDraft(draftOf(input)).input).toEqual(input);
    }
  });
});

describe('a quick scenario', () => {
  it('fills the scenario in and leaves place and weather alone', () => {
    const from = draft({ isWeatherGiven: true, kind: 'spill' });
    const large = presetsFor(from).find(({ key }) => key === 'hole100');
    if (!large) throw new Error('no preset');
    const filled = withPreset(from, large);
    expect(checkDraft(filled).input).toMatchObject({
      place: { facilityId: 3 },
      scenario: { kind: 'hole', holeDiameterMm: 100 },
    });
    expect(filled.isWeatherGiven).toBe(true);
    expect(isPreset(filled, large)).toBe(true);
    expect(isPreset(from, large)).toBe(false);
  });

  it('can be sent at once, of a facility and of a place', () => {
    const places = [draft(), draft({ placeKind: 'spot', at: [103.7, 1.27], cas: '7782-50-5' })];
    for (const place of places)
      for (const preset of presetsFor(place))
        expect(checkDraft(withPreset(place, preset)).faults.size, preset.key).toBe(0);
  });
});
