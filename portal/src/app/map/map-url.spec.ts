import { instantFromUrl, pickFromUrl, pickToUrl, viewFromUrl, viewToUrl } from './map-url.ts';

describe('the address of the map', () => {
  it('keeps a view', () => {
    const view = {
      centre: [103.69012, 1.2621] as [number, number],
      mPerPx: 8.4,
      bearingDeg: 30,
      pitchDeg: 45,
    };
    expect(viewToUrl(view)).toBe('103.69012,1.26210,8.400,30,45');
    expect(viewFromUrl(viewToUrl(view))).toEqual(view);
  });

  it.each([null, '', 'a,b,c', '103,1', '103,1,0', '103,1,-3', '103,1,NaN', 'Infinity,1,2'])(
    'takes %s for no view',
    (text) => {
      expect(viewFromUrl(text)).toBeNull();
    },
  );

  it('brings a view out of range into range', () => {
    expect(viewFromUrl('463.5,99,1e9,725,120')).toEqual({
      centre: [103.5, 85],
      mPerPx: 20_000,
      bearingDeg: 5,
      pitchDeg: 80,
    });
  });

  it('keeps a selected object, whatever its id looks like', () => {
    expect(pickFromUrl(pickToUrl({ layerId: 'tanks', featureId: '41' }))).toEqual({
      layerId: 'tanks',
      featureId: '41',
    });
    expect(pickFromUrl('points:a:b')).toEqual({ layerId: 'points', featureId: 'a:b' });
    for (const text of [null, '', 'tanks', 'tanks:', 'Tanks:1', ':1'])
      expect(pickFromUrl(text)).toBeNull();
  });

  it('keeps a moment', () => {
    expect(instantFromUrl('2026-01-02T03:04:05Z')).toBe('2026-01-02T03:04:05.000Z');
    expect(instantFromUrl('yesterday')).toBeNull();
    expect(instantFromUrl(null)).toBeNull();
  });
});
