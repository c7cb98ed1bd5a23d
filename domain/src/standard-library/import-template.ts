import { CATEGORY_LABELS } from '../hidden-danger/category.ts';
import { GRADES } from '../hidden-danger/grade.ts';
import type { HiddenDangerGrade } from '../hidden-danger/grade.ts';
import { column, needed } from '../templates/file-template.ts';
import type { TemplateColumn } from '../templates/file-template.ts';
import type { Text } from '../text/text.ts';
import { STANDARD_MODULES } from './modules.ts';

/** Words of both languages → code. */
function wordsOf(texts: Readonly<Record<string, Text>>): Record<string, string> {
  const entries = Object.entries(texts);
  return Object.fromEntries([
    ...entries.map(([code, { zh }]) => [zh, code]),
    ...entries.map(([code, { en }]) => [en, code]),
  ]) as Record<string, string>;
}

const moduleTexts = Object.fromEntries(
  Object.entries(STANDARD_MODULES).map(([key, { name }]) => [key, name]),
);
const gradeTexts = Object.fromEntries(
  (Object.keys(GRADES) as HiddenDangerGrade[]).map((key) => [key, GRADES[key].label]),
);

/** Columns of the file by which a park, or an enterprise, brings in its own library. */
export const STANDARD_COLUMNS: readonly TemplateColumn[] = [
  column('key', '条目编号', {
    note: '留空为新增；填写库中已有编号即写入新版本 | empty: a new line; a key of the library: its next version',
  }),
  needed('module', '模块', { values: wordsOf(moduleTexts), example: '电气' }),
  needed('category', '隐患类别', { values: wordsOf(CATEGORY_LABELS), example: '电气' }),
  needed('grade', '等级', { values: wordsOf(gradeTexts), example: '一般隐患' }),
  needed('nameZh', '隐患名称', { example: '防静电地板电阻值未检测' }),
  column('nameEn', '隐患名称（英文）', { example: 'Resistance of anti-static floor not tested' }),
  needed('questionZh', '检查问题', {
    example: '防静电地板电阻值是否按期检测并合格？',
    note: '回答“是”表示符合 | “yes” is good',
  }),
  column('questionEn', '检查问题（英文）'),
  needed('requirement', '要求原文', { example: '防静电地板电阻值每半年检测一次，并记录结果' }),
  column('requirementEn', '要求（英文）'),
  needed('document', '依据文件', {
    example: '电子车间安全管理制度',
    note: '库中文件的文号或名称；库中没有的作为自有文件 | code or title of a document of the library, or of an own one',
  }),
  column('clause', '条款', { example: '第5条' }),
  column('deadlineDays', '整改天数', {
    ...{ type: 'integer', example: 3 },
    note: '留空按等级 | empty: that of the grade',
  }),
  column('effectiveFrom', '生效日期', {
    type: 'date',
    note: '留空为导入当日 | empty: the day of the import',
  }),
  column('effectiveTo', '失效日期', {
    type: 'date',
    note: '自该日起不再有效 | first day without it',
  }),
];
