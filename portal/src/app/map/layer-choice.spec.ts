import { LAYERS } from '@parkwatch/gis-data/layers/index';
import { defaultChoices, fromUrl, readChoices, toUrl } from './layer-choice.ts';

const ids = (choices: readonly { id: string }[]) => choices.map(({ id }) => id);

describe('layer choices', () => {
  it('start as the layers say, in the order of the layers', () => {
    expect(ids(readChoices(null, LAYERS))).toEqual(ids(LAYERS));
    expect(readChoices(null, LAYERS).find(({ id }) => id === 'heat')?.isOn).toBe(false);
  });

  it('survive storage with order and opacity', () => {
    const choices = [...defaultChoices(LAYERS)]
      .reverse()
      .map((choice) => ({ ...choice, opacity: 0.5 }));
    expect(readChoices(JSON.stringify(choices), LAYERS)).toEqual(choices);
  });

  it('forget layers that are gone and take new ones in at their place', () => {
    const kept = JSON.stringify([
      { id: 'gone', isOn: true, opacity: 1 },
      ...defaultChoices(LAYERS).filter(({ id }) => id !== 'zones'),
    ]);
    expect(ids(readChoices(kept, LAYERS))).toEqual(ids(LAYERS));
  });

  it.each([
    ['not json', '{'],
    ['not a list', '{"id":"zones"}'],
    [
      'entries of another shape',
      '[{"id":1,"isOn":true,"opacity":1},null,{"id":"zones","isOn":"yes","opacity":1}]',
    ],
    ['opacity out of range', '[{"id":"zones","isOn":false,"opacity":7}]'],
  ])('fall back to the defaults for %s', (_what, kept) => {
    expect(readChoices(kept, LAYERS)).toEqual(defaultChoices(LAYERS));
  });

  it('count a layer once when storage names it twice', () => {
    const twice =
      '[{"id":"zones","isOn":false,"opacity":1},{"id":"zones","isOn":true,"opacity":1}]';
    const zones = readChoices(twice, LAYERS).filter(({ id }) => id === 'zones');
    expect(zones).toEqual([{ id: 'zones', isOn: false, opacity: 1 }]);
  });

  it('stand in the address as what differs, and come back from it', () => {
    const start = defaultChoices(LAYERS);
    expect(toUrl(start, LAYERS)).toBe('');
    const changed = fromUrl('heat,-gates,unknown', start, LAYERS);
    expect(toUrl(changed, LAYERS)).toBe('heat,-gates');
    expect(toUrl(fromUrl('', changed, LAYERS), LAYERS)).toBe('');
  });
});
