import { TestBed } from '@angular/core/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { Theme } from './theme.ts';

describe('Theme', () => {
  afterEach(() => localStorage.clear());

  it('is light at first, changes the whole page at once and remembers', () => {
    localStorage.clear();
    const theme = TestBed.inject(Theme);
    expect(document.documentElement.dataset['theme']).toBe('light');
    theme.toggle();
    expect(document.documentElement.dataset['theme']).toBe('dark');
    expect(localStorage.getItem('parkwatch.theme')).toBe('dark');
  });
  it('goes to the wall and back even where there is no full screen', async () => {
    const theme = TestBed.inject(Theme);
    await theme.setWall(true);
    expect(document.documentElement.hasAttribute('data-wall')).toBe(true);
    await theme.setWall(false);
    expect(document.documentElement.hasAttribute('data-wall')).toBe(false);
  });
});
