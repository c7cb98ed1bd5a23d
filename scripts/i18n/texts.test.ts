import assert from 'node:assert/strict';
import { test } from 'node:test';
import { flatten, isChinese, placeholders, usedKeys, withoutComments } from './texts.ts';

test('nested texts become dotted keys; a number among them is refused', () => {
  const nested = { alarms: { title: 'Alarms', state: { active: 'Active' } } };
  assert.deepEqual(Object.fromEntries(flatten(nested)), {
    'alarms.title': 'Alarms',
    'alarms.state.active': 'Active',
  });
  assert.throws(() => flatten({ alarms: { count: 3 } }), /alarms.count/);
});

const cases: [source: string, keys: string[]][] = [
  [`<h1>{{ t('alarms.title') }}</h1>`, ['alarms.title']],
  [`<h1>{{ 'alarms.title' | transloco }}</h1>`, ['alarms.title']],
  [`<p *transloco="let t; prefix: 'alarms'">{{ t("title") }}</p>`, ['alarms.title']],
  [`<p *transloco="let t; prefix: 'a'">{{ t('b') }}{{ 'c.d' | transloco }}</p>`, ['a.b', 'c.d']],
  ['language.translate(`alarms.state.${alarm.state}`)', ['alarms.state.*']],
  [`{{ t('alarms.state.' + alarm.state) }}`, ['alarms.state.*']],
  [`{ path: 'alarms', data: { title: 'alarms.title' } }`, ['alarms.title']],
  [`{ labelKey: 'layers.roads', id: 'a.b' }`, ['layers.roads']],
  [`// t('in.a.comment')\n<!-- t('in.another') -->`, []],
  [`element.getAttribute('href'); at('x.y')`, []],
];
for (const [source, keys] of cases) {
  test(`keys used in ${source}`, () => {
    const found = usedKeys(source).map(({ key, isPrefix }) => key + (isPrefix ? '*' : ''));
    assert.deepEqual(found, keys);
  });
}

test('placeholders are compared whatever their order and spacing', () => {
  assert.deepEqual(placeholders('{{ b }} of {{a}}'), ['a', 'b']);
});

test('comments are not code, addresses are', () => {
  assert.ok(!isChinese(withoutComments('const a = 1; // 园区\n/* 园\n区 */')));
  assert.match(withoutComments("const a = 'http://x'; // y"), /http:\/\/x/);
  assert.ok(isChinese(withoutComments("const name = '园区';")));
});

test('the name of the product and of a language may stand in code', () => {
  assert.ok(!isChinese("<h1>园哨</h1> {{ locale === 'en' ? '中文' : 'English' }}"));
  assert.ok(isChinese('<h1>园哨地图</h1>'));
});
