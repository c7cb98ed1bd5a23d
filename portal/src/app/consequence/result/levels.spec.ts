import { sampleAffected, sampleLevel, sampleRun } from '../../testing/consequence-samples.ts';
import { byUrgency, reachesOf, worstOf } from './levels.ts';
import { elapsedParts } from './run-words.ts';

describe('how far a colour reaches', () => {
  it('is its farthest level, with the people of its fullest one', () => {
    const levels = [
      sampleLevel({ id: 'a', reachM: 100, people: { outdoors: 50, indoors: 9 } }),
      sampleLevel({ id: 'b', reachM: 400, people: { outdoors: 1, indoors: 2 } }),
    ];
    const [red, orange] = reachesOf(sampleRun({ levels }));
    expect(red).toMatchObject({ reachM: 400, people: { outdoors: 50, indoors: 9 } });
    expect(orange).toMatchObject({ reachM: null, people: null, level: null });
  });
});

describe('the worst that comes to a place', () => {
  const { levels } = sampleRun();
  it('is what comes in the best estimate, though a severer one may', () => {
    expect(worstOf(sampleAffected(), levels)).toMatchObject({
      arrivesS: 330,
      earliestS: 250,
      probability: 0.87,
      level: { id: 'cloud:aegl-2' },
    });
  });

  it('is the severest chance where nothing comes in the best estimate', () => {
    const arrivals = sampleAffected().arrivals.map((one) => ({ ...one, arrivesS: null }));
    expect(worstOf({ arrivals }, levels)?.level.id).toBe('cloud:aegl-3');
  });

  it('is nothing for a place without arrivals, or with those of levels that the run does not have', () => {
    expect(worstOf({ arrivals: [] }, levels)).toBeNull();
    expect(worstOf(sampleAffected(), [])).toBeNull();
  });
});

describe('a time after the beginning', () => {
  it.each([
    [0, 's', [0, 0]],
    [23.4, 's', [0, 0]],
    [59.6, 'm', [0, 1]],
    [330, 'ms', [0, 5]],
    [3599.9, 'h', [1, 0]],
    [3929, 'hm', [1, 5]],
    [7190, 'h', [2, 0]],
  ] as const)('of %s s is told in %s', (seconds, unit, [h, m]) =>
    expect(elapsedParts(seconds)).toMatchObject({ unit, h, m }),
  );
});

describe('who has to act', () => {
  const { levels } = sampleRun();
  const place = (id: number, advice: 'evacuate' | 'shelter', arrivesS: number | null) =>
    sampleAffected({
      ...{ id, advice, distanceM: 1000 - id },
      arrivals: sampleAffected().arrivals.map((one) => ({ ...one, arrivesS, earliestS: null })),
    });

  it('comes by advice, then by the time that is left, then by distance', () => {
    const places = [
      place(1, 'shelter', 10),
      place(2, 'evacuate', null),
      place(3, 'evacuate', null),
      place(4, 'evacuate', 254),
      place(5, 'evacuate', 149),
    ];
    expect(places.toSorted(byUrgency(levels)).map(({ id }) => id)).toEqual([5, 4, 3, 2, 1]);
  });
});
