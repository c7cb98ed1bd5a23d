import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { chineseTexts, hasHalfWidth } from './half-width.ts';
import { flatten, isChinese, placeholders, usedKeys, withoutComments } from './texts.ts';

const root = new URL('../../', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, root), 'utf8');
const texts = (locale: string) =>
  flatten(JSON.parse(read(`portal/public/i18n/${locale}.json`)) as unknown);

/** Specs and test data may quote either language; index.html is shown before any text is loaded. */
const sources = globSync('portal/src/**/*.{ts,html}', { cwd: root }).filter(
  (file) => !/\.spec\.ts$|\/testing\/|src\/index\.html$/.test(file),
);

test('both languages have the same texts', () => {
  const [chinese, english] = [texts('zh-CN'), texts('en')];
  const missing = (from: Map<string, string>, other: Map<string, string>) =>
    [...from.keys()].filter((key) => !other.has(key));
  assert.deepEqual(missing(chinese, english), [], 'not in en.json');
  assert.deepEqual(missing(english, chinese), [], 'not in zh-CN.json');
});

test('no text is empty, and the same values go into both languages', () => {
  const english = texts('en');
  const wrong = [...texts('zh-CN')].filter(([key, text]) => {
    const other = english.get(key) ?? '';
    const isEmpty = text.trim() === '' || other.trim() === '';
    return isEmpty || placeholders(text).join() !== placeholders(other).join();
  });
  assert.deepEqual(wrong, []);
});

test('the English texts hold no Chinese', () => {
  const wrong = [...texts('en')].filter(([, text]) => isChinese(text));
  assert.deepEqual(wrong, []);
});

test('every key that the portal asks for exists', () => {
  const keys = [...texts('zh-CN').keys()];
  const missing = sources.flatMap((file) =>
    usedKeys(read(file))
      .filter(({ key, isPrefix }) =>
        isPrefix ? !keys.some((known) => known.startsWith(key)) : !keys.includes(key),
      )
      .map(({ key }) => `${file}: ${key}`),
  );
  assert.deepEqual(missing, []);
});

test('every timed task has a name in both languages', () => {
  const tasks = globSync('scheduler/src/tasks/*.ts', { cwd: root }).map((file) =>
    file.replace(/^.*\/(.*)\.ts$/, '$1'),
  );
  assert.ok(tasks.length > 0);
  const keys = texts('en');
  assert.deepEqual(
    tasks.filter((name) => !keys.has(`operations.jobNames.${name}`)),
    [],
  );
});

test('no Chinese text stands in the code of the portal', () => {
  const found = sources.flatMap((file) =>
    withoutComments(read(file))
      .split('\n')
      .map((line, index) => ({ line, at: `${file}:${index + 1}` }))
      .filter(({ line }) => isChinese(line))
      .map(({ line, at }) => `${at}: ${line.trim()}`),
  );
  assert.deepEqual(found, [], 'texts belong in portal/public/i18n');
});

test('Chinese sentences have Chinese punctuation', () => {
  const files = globSync(
    [
      'domain/src/**/*.ts',
      'gis-data/{layers,src}/**/*.ts',
      '{api,connectors,scheduler}/src/**/*.ts',
    ],
    { cwd: root },
  ).filter((file) => !file.endsWith('.test.ts'));
  const inCode = files.flatMap((file) =>
    chineseTexts(withoutComments(read(file))).map((text) => [file, text] as const),
  );
  assert.ok(inCode.length > 300, `only ${inCode.length} Chinese texts found`);
  const wrong = [...texts('zh-CN'), ...inCode].filter(([, text]) => hasHalfWidth(text));
  assert.deepEqual(wrong, []);
});
