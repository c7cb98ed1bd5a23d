import { sampleAffected, sampleLevel, sampleRun } from '../../testing/consequence-samples.ts';
import { elapsedText } from './elapsed.ts';
import { reachesOf, worstOf } from './levels.ts';

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
    [0, '00:00'],
    [330, '05:30'],
    [59.6, '01:00'],
    [3900, '1:05:00'],
  ])('of %s s reads %s', (seconds, text) => expect(elapsedText(seconds)).toBe(text));
});
