import { readFileSync } from 'node:fs';

export type Language = 'zh-CN' | 'en';
type Tree = { readonly [key: string]: string | Tree };

const read = (language: Language) =>
  JSON.parse(
    readFileSync(new URL(`../portal/public/i18n/${language}.json`, import.meta.url), 'utf8'),
  ) as Tree;
const texts: Readonly<Record<Language, Tree>> = { 'zh-CN': read('zh-CN'), en: read('en') };

/** The texts of a language as the portal shows them: `words('en')('alarms.acknowledge')`. */
export function words(language: Language) {
  return (key: string, values: Readonly<Record<string, string | number>> = {}): string => {
    const found = key
      .split('.')
      .reduce<string | Tree | undefined>(
        (tree, part) => (typeof tree === 'object' ? tree[part] : undefined),
        texts[language],
      );
    if (typeof found !== 'string') throw new Error(`no text ${key} in ${language}`);
    return found.replace(/\{\{\s*(\w+)\s*\}\}/g, (_all, name: string) => String(values[name]));
  };
}

export const zh = words('zh-CN');
export const en = words('en');

/** Matches text that is a key of the texts and not a text: what a person sees when one is missing. */
export const KEY_LEAK = new RegExp(
  `(?<![\\w./@-])(?:${Object.keys(texts['zh-CN']).join('|')})\\.[a-zA-Z][\\w-]*(?:\\.[\\w-]+)*(?![\\w@])`,
  'g',
);
