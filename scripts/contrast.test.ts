import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const css = readFileSync(new URL('../portal/src/styles/tokens.css', import.meta.url), 'utf8');

type Tokens = ReadonlyMap<string, string>;

function tokensOf(block: RegExp): Tokens {
  const body = block.exec(css)?.[1] ?? '';
  return new Map([...body.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((m) => [m[1]!, m[2]!]));
}

const themes = {
  light: tokensOf(/\[data-theme='light'\] \{([^}]*)\}/),
  dark: tokensOf(/\n\[data-theme='dark'\] \{([^}]*)\}/),
};

/** Relative luminance. @source WCAG 2.2, definition of relative luminance */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const GROUNDS = ['canvas', 'surface', 'sunken', 'raised', 'overlay', 'hover', 'selected'];
const RISKS = ['red', 'orange', 'yellow', 'blue', 'green', 'grey'];
/** What is written on what. */
const TEXTS: readonly (readonly [text: string, ground: string])[] = [
  ...GROUNDS.flatMap((ground) =>
    ['text', 'text-2', 'text-3', 'accent-text', 'red-text', 'orange-text'].map(
      (text) => [text, ground] as const,
    ),
  ),
  ...RISKS.flatMap((risk) =>
    [`${risk}-soft`, 'surface', 'overlay'].map((ground) => [`${risk}-text`, ground] as const),
  ),
  ['accent-text', 'accent-soft'],
  ['text-on-accent', 'accent'],
  ['text-on-accent', 'accent-hover'],
  ['text-on-accent', 'red'],
];
/** What is seen rather than read: the ring of the focus, the outline of a control. */
const MARKS = GROUNDS.map((ground) => ['focus', ground] as const);

/** WCAG 2.2 AA: 1.4.3 for text, 1.4.11 for what is not. */
const LEAST = { text: 4.5, mark: 3 };

for (const [theme, tokens] of Object.entries(themes)) {
  const below = (pairs: typeof TEXTS, least: number) =>
    pairs.flatMap(([one, other]) => {
      const [a, b] = [tokens.get(one), tokens.get(other)];
      assert.ok(a && b, `${theme}: no token ${a ? other : one}`);
      const ratio = contrast(a, b);
      return ratio < least ? [`${one} on ${other}: ${ratio.toFixed(2)}`] : [];
    });

  test(`${theme}: every text can be read on every ground it stands on`, () => {
    assert.deepEqual(below(TEXTS, LEAST.text), []);
  });

  test(`${theme}: the ring of the focus is seen on every ground`, () => {
    assert.deepEqual(below(MARKS, LEAST.mark), []);
  });
}

test('the contrast is computed as WCAG has it', () => {
  assert.equal(contrast('#000000', '#ffffff'), 21);
  assert.ok(Math.abs(contrast('#777777', '#ffffff') - 4.48) < 0.01);
});
