import type * as z from 'zod';
import type { Text } from '@parkwatch/domain/text/text';

type Issue = z.core.$ZodIssue;

const TYPES: Readonly<Record<string, string>> = {
  ...{
    string: '文本',
    number: '数值',
    int: '整数',
    boolean: '是或否',
    array: '列表',
    tuple: '列表',
  },
  ...{ object: '对象', record: '对象', date: '日期', null: '空值', file: '文件' },
};
const FORMATS: Readonly<Record<string, string>> = {
  ...{ datetime: '带时区的 ISO 8601 时间', date: '日期', time: '时间', email: '邮箱地址' },
  ...{ url: '网址', uuid: 'UUID', regex: '规定格式' },
};
/** Of what a length counts. */
const COUNTED: Readonly<Record<string, string>> = { string: '个字符', array: '项', file: '字节' };

/** Why a field was refused, for people of either language: the schema library speaks English alone. */
export function fieldWords(issue: Issue): Text {
  return { zh: chinese(issue), en: issue.message };
}

function chinese(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      // The issue does not keep the value; its message says whether there was one.
      if (/received undefined$/.test(issue.message)) return '必填';
      return `应为${TYPES[issue.expected] ?? issue.expected}`;
    case 'too_small':
      return atLeast(issue);
    case 'too_big':
      return atMost(issue);
    case 'invalid_format':
      return `应为${FORMATS[issue.format] ?? issue.format}`;
    case 'invalid_value':
      return `只能是：${issue.values.map(String).join('、')}`;
    case 'invalid_union':
      return 'options' in issue && Array.isArray(issue.options)
        ? `只能是：${issue.options.map(String).join('、')}`
        : '内容无效';
    case 'not_multiple_of':
      return `应为 ${issue.divisor} 的整数倍`;
    case 'unrecognized_keys':
      return `未知字段：${issue.keys.join('、')}`;
    case 'custom': {
      const words: unknown = issue.params?.['zh'];
      return typeof words === 'string' ? words : '内容无效';
    }
    default:
      return '内容无效';
  }
}

function atLeast({ origin, minimum, inclusive }: Extract<Issue, { code: 'too_small' }>): string {
  const unit = COUNTED[origin];
  if (unit !== undefined) return Number(minimum) === 1 ? '不能为空' : `至少 ${minimum} ${unit}`;
  return inclusive === false ? `应大于 ${minimum}` : `不能小于 ${minimum}`;
}

function atMost({ origin, maximum, inclusive }: Extract<Issue, { code: 'too_big' }>): string {
  const unit = COUNTED[origin];
  if (unit !== undefined) return `最多 ${maximum} ${unit}`;
  return inclusive === false ? `应小于 ${maximum}` : `不能大于 ${maximum}`;
}
