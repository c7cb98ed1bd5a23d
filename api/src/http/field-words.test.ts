import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as z from 'zod';
import { fieldFault } from '@parkwatch/domain/text/field-fault';
import { ENDPOINTS } from '@parkwatch/domain/wire/endpoints';
import { PROBLEMS } from '@parkwatch/domain/wire/problems';
import { fieldWords } from './field-words.ts';

const HAN = /\p{Script=Han}/u;

test('every problem code has a title in Chinese and in English, each in its own script', () => {
  for (const [code, { title }] of Object.entries(PROBLEMS)) {
    assert.match(title.zh, HAN, code);
    assert.match(title.en, /^[A-Z]/, code);
    assert.doesNotMatch(title.en, HAN, code);
  }
  for (const { id, problems = [] } of ENDPOINTS) {
    for (const code of problems) assert.ok(Object.hasOwn(PROBLEMS, code), `${id}: ${code}`);
  }
});

const cases: [string, z.ZodType, unknown, string][] = [
  ['a missing field', z.object({ a: z.string() }), {}, '必填'],
  ['a wrong type', z.number(), 'x', '应为数值'],
  ['an empty text', z.string().trim().min(1), ' ', '不能为空'],
  ['a short text', z.string().min(4), 'abc', '至少 4 个字符'],
  ['a long text', z.string().max(2), 'abc', '最多 2 个字符'],
  ['a long list', z.array(z.int()).max(1), [1, 2], '最多 1 项'],
  ['a small number', z.number().min(1), 0, '不能小于 1'],
  ['zero where more is asked for', z.number().positive(), 0, '应大于 0'],
  ['a big number', z.number().max(9), 10, '不能大于 9'],
  ['a bound that is not reached', z.number().lt(9), 9, '应小于 9'],
  ['no instant', z.iso.datetime(), '2026-11-21', '应为带时区的 ISO 8601 时间'],
  ['not one of the choices', z.enum(['yes', 'no']), 'maybe', '只能是：yes、no'],
  ['an unknown field', z.strictObject({}), { b: 1 }, '未知字段：b'],
  ['not a multiple', z.number().multipleOf(5), 7, '应为 5 的整数倍'],
  [
    'a fault in words of ours',
    z.string().refine(() => false, fieldFault({ zh: '不行', en: 'no' })),
    'x',
    '不行',
  ],
  [
    'no known kind of several shapes',
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('hole') }),
      z.object({ kind: z.literal('spill') }),
    ]),
    { kind: 'other' },
    '只能是：hole、spill',
  ],
  ['no member of a union', z.union([z.string(), z.number()]), true, '内容无效'],
];
for (const [name, schema, value, zh] of cases) {
  test(`${name} is told in both languages`, () => {
    const [issue] = schema.safeParse(value).error?.issues ?? [];
    assert.ok(issue);
    const words = fieldWords(issue);
    assert.equal(words.zh, zh);
    assert.ok(words.en !== '' && !HAN.test(words.en));
  });
}
