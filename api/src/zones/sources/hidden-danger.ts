import { hiddenDangerFact } from '@parkwatch/domain/risk/amounts';
import type { HiddenDanger } from '@parkwatch/domain/wire/hidden-dangers';
import { sql } from '../../db/sql.ts';
import { factSource } from './source-reader.ts';
import type { FactRow, SourceReader } from './source-reader.ts';

const listHiddenDangers = sql(import.meta, './list-hidden-dangers.sql');

type DangerRow = FactRow & {
  number: string;
  title: string;
  grade: HiddenDanger['grade'];
  is_overdue: boolean;
};

/** Open hidden dangers, by grade, overdue ones more. */
export const hiddenDangerSources: SourceReader = async (tx, now) =>
  (await tx.rows<DangerRow>(listHiddenDangers, [now])).map((row) => {
    const late = row.is_overdue ? { zh: '，已逾期', en: ', overdue' } : { zh: '', en: '' };
    const label = {
      zh: `隐患 ${row.number}：${row.title}${late.zh}`,
      en: `Hidden danger ${row.number}: ${row.title}${late.en}`,
    };
    const fact = hiddenDangerFact(row.grade, row.is_overdue);
    return factSource(row, { kind: 'hidden-danger', label, fact });
  });
