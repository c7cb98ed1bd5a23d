import type { Translation } from '@jsverse/transloco';
import en from '../../../public/i18n/en.json';
import zhCn from '../../../public/i18n/zh-CN.json';

/** The real texts: a test that looks for a word fails when the word is gone. */
export function texts(locale: string): Translation {
  return locale === 'en' ? en : zhCn;
}
