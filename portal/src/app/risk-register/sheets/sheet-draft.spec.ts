import { describe, expect, it } from 'vitest';
import { USUAL_METHODS } from '@parkwatch/domain/risk-assessment/usual-methods';
import { assessedDraft, draftOf, emptyRow, inputOf } from './sheet-draft.ts';

const lec = USUAL_METHODS.find(({ id }) => id === 'lec-classic')!;
const head = { form: 'scl', subject: ' 储罐 ', method: lec, assessedOn: '2026-11-28' } as const;
const row = {
  ...{ ...emptyRow(1), first: '安全阀', second: '在校验期内', consequence: '超压' },
  factors: { L: 3, E: 6, C: 15 },
};

describe('the draft of a sheet', () => {
  it('is assessed as soon as every factor is a value of the table', () => {
    expect(assessedDraft(lec, row)).toEqual({ value: 270, level: 2 });
    expect(assessedDraft(lec, { ...row, factors: { L: 3, E: 6 } })).toBeNull();
    expect(assessedDraft(lec, { ...row, factors: { L: 4, E: 6, C: 15 } })).toBeNull();
    expect(assessedDraft(undefined, row)).toBeNull();
  });
  it('is sent whole: without empty measures, with the factors of its method alone', () => {
    const measures = [
      { kind: 'ppe', description: ' 面罩 ' },
      { kind: 'training', description: ' ' },
    ] as const;
    const input = inputOf(head, [{ ...row, measures, factors: { ...row.factors, S: 5 } }]);
    expect(input?.subject).toBe('储罐');
    expect(input?.rows[0]).toEqual({
      ...{ item: '安全阀', standard: '在校验期内', consequence: '超压', proposed: [] },
      measures: [{ kind: 'ppe', description: '面罩' }],
      assessed: { factors: { L: 3, E: 6, C: 15 } },
    });
    expect(
      draftOf({ ...input!.rows[0]!, assessed: { ...row, value: 270, level: 2 } } as never, 1).first,
    ).toBe('安全阀');
  });
  it('is not sent while something is missing', () => {
    expect(inputOf(head, [])).toBeNull();
    expect(inputOf({ ...head, subject: ' ' }, [row])).toBeNull();
    expect(inputOf(head, [row, { ...row, second: '' }])).toBeNull();
    expect(inputOf(head, [{ ...row, factors: {} }])).toBeNull();
  });
});
