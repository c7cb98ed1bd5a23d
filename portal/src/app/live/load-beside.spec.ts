import { describe, expect, it } from 'vitest';
import { besideLive } from './load-beside.ts';

describe('besideLive', () => {
  it('gives the events that came while the list was on its way, in order, and no others', async () => {
    const beside = besideLive<number>();
    const answer = Promise.withResolvers<string>();
    beside.note(1);
    const loading = beside.load(() => answer.promise);
    beside.note(2);
    beside.note(3);
    answer.resolve('list');
    expect(await loading).toEqual({ list: 'list', events: [2, 3] });
    beside.note(4);
    expect(await beside.load(async () => 'again')).toEqual({ list: 'again', events: [] });
  });

  it('an answer that was overtaken does not count, nor does its failure', async () => {
    const beside = besideLive<number>();
    const [slow, broken] = [Promise.withResolvers<string>(), Promise.withResolvers<string>()];
    const first = beside.load(() => slow.promise);
    const second = beside.load(() => broken.promise);
    const third = beside.load(async () => 'new');
    expect(await third).toEqual({ list: 'new', events: [] });
    slow.resolve('old');
    broken.reject(new Error('away'));
    expect([await first, await second]).toEqual([undefined, undefined]);
  });

  it('a failure that counts is thrown', async () => {
    const beside = besideLive<number>();
    await expect(beside.load(() => Promise.reject(new Error('away')))).rejects.toThrow('away');
  });
});
