import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { GRADES } from '@parkwatch/domain/hidden-danger/grade';
import { STANDARD_MODULES } from '@parkwatch/domain/standard-library/modules';
import {
  GRADE_BASES,
  STANDARD_CONFIDENCES,
  STANDARD_DOCUMENT_KINDS,
  STANDARD_TEXTS,
} from '@parkwatch/domain/standard-library/standard-line';
import { HIDDEN_DANGER_CATEGORIES } from '@parkwatch/domain/wire/hidden-dangers';
import { readStandards, readStandardText } from './read-standards.ts';

const seeds = readStandards();
const lines = seeds.flatMap((seed) => seed.lines);
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const plain = (text: string) => text.replaceAll(/\s+/g, '');
const HAN = /\p{Script=Han}/u;

describe('the library’s seeds', () => {
  it('have at least 250 lines, each of one key, and one file a document', () => {
    assert.ok(lines.length >= 250, String(lines.length));
    assert.equal(new Set(lines.map(({ key }) => key)).size, lines.length);
    assert.equal(new Set(seeds.map(({ document }) => document.key)).size, seeds.length);
  });

  it('quote their documents: every requirement stands in the text as it is', () => {
    for (const { document, lines: own } of seeds.filter((seed) => seed.lines.length > 0)) {
      const text = plain(readStandardText(document.key));
      const invented = own.filter(({ requirement }) => !text.includes(plain(requirement)));
      assert.deepEqual(
        invented.map(({ key }) => key),
        [],
        document.key,
      );
    }
  });

  it('name articles that the text has, with the quoted sentence in them', () => {
    for (const { document, lines: own } of seeds) {
      for (const { key, clause, requirement } of own) {
        const article = /^第[一二三四五六七八九十百]+条/.exec(clause.zh)?.[0];
        if (article === undefined) continue;
        const text = plain(readStandardText(document.key));
        const begin = text.search(new RegExp(`${article}(?!第)`));
        assert.ok(begin >= 0, key);
        const at = text.indexOf(plain(requirement));
        // The next article's number must not lie between this article's begin and the quotation.
        const between = text.slice(text.lastIndexOf(article, at), at);
        assert.ok(between !== '' && between.length < 2500, `${key} ${between.length}`);
      }
    }
  });

  it('say what they are in both languages', () => {
    for (const line of lines) {
      for (const { zh, en } of [line.clause, line.name, line.question]) {
        assert.ok(zh !== '' && en !== '' && !HAN.test(en), line.key);
      }
      assert.match(line.name.zh, HAN, line.key);
      assert.match(line.question.zh, /？$/, line.key);
      assert.ok(line.requirementEn !== null && !HAN.test(line.requirementEn), line.key);
    }
  });

  it('use the modules, categories and grades there are; only criteria of major dangers are major', () => {
    for (const { key, module, category, grade, gradeBasis, deadlineDays } of lines) {
      assert.ok(module in STANDARD_MODULES, key);
      assert.ok(HIDDEN_DANGER_CATEGORIES.includes(category), key);
      assert.ok(grade in GRADES && GRADE_BASES.includes(gradeBasis), key);
      assert.equal(gradeBasis === 'text', grade === 'major', key);
      assert.equal(grade === 'major', key.startsWith('major-'), key);
      assert.ok(deadlineDays === null || deadlineDays > 0, key);
    }
  });

  it('keep the dates of their documents, and the 20 chemical items end on 2026-09-30', () => {
    for (const { document } of seeds) {
      assert.ok(STANDARD_DOCUMENT_KINDS.includes(document.kind), document.key);
      assert.ok(STANDARD_TEXTS.includes(document.text), document.key);
      assert.ok(STANDARD_CONFIDENCES.includes(document.confidence), document.key);
      for (const day of [document.effectiveFrom, document.effectiveTo]) {
        assert.ok(day === null || DAY.test(day), document.key);
      }
    }
    const chemical = seeds.find(({ document }) => document.key === 'major-chemical-2017')!;
    assert.equal(chemical.lines.length, 20);
    assert.equal(chemical.document.effectiveTo, '2026-09-30');
    assert.equal(chemical.document.replacedBy, 'aq-3067-2026');
  });

  it('have 98 of the 106 lines of GB 30871 annex A: the other eight are blank', () => {
    const annex = lines.filter(({ key }) => key.startsWith('gb-30871-2022:A.'));
    assert.equal(annex.length, 98);
    assert.ok(annex.every(({ requirement }) => !requirement.includes('其他安全措施')));
  });

  it('leave a document whose text is not at hand without lines, and say so', () => {
    const gaps = seeds.filter(({ document }) => document.text === 'none');
    assert.ok(gaps.some(({ document }) => document.key === 'aq-3067-2026'));
    for (const { document, lines: own } of gaps) {
      assert.equal(own.length, 0, document.key);
      assert.ok(document.note !== null, document.key);
    }
    const texts = seeds.filter(({ lines: own }) => own.length > 0);
    assert.ok(texts.every(({ document }) => document.text !== 'none'));
  });
});
