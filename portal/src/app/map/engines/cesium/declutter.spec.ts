import { declutter, textWidthPx } from './declutter.ts';

const box = (index: number, xPx: number, rank: number) => ({
  index,
  xPx,
  yPx: 0,
  widthPx: 80,
  heightPx: 16,
  rank,
});

describe('declutter', () => {
  it('shows the more important of two that collide', () => {
    expect([...declutter([box(0, 0, 1), box(1, 50, 2)], 10)]).toEqual([1]);
  });
  it('shows both when they stand apart', () => {
    expect([...declutter([box(0, 0, 1), box(1, 90, 2)], 10)].sort()).toEqual([0, 1]);
  });
  it('keeps the earlier of equals, so that labels do not flicker', () => {
    expect([...declutter([box(0, 0, 1), box(1, 10, 1)], 10)]).toEqual([0]);
  });
  it('shows no more than the limit', () => {
    const many = Array.from({ length: 50 }, (_, index) => box(index, index * 200, index));
    expect([...declutter(many, 3)]).toEqual([49, 48, 47]);
  });
  it('knows that Chinese is wider than Latin', () => {
    expect(textWidthPx('化工', 10)).toBe(20);
    expect(textWidthPx('ab', 10)).toBeLessThan(12);
  });
});
