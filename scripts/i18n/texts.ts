/** Chinese characters and their punctuation. */
const CJK = /[\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff01-\uff5e]/u;

/** The product's name, and a language by its own name, read the same in every language. */
const SAME_IN_BOTH = /园哨|中文|'中'/g;

/** True for a text that only a reader of Chinese understands. */
export function isChinese(text: string): boolean {
  return CJK.test(text.replace(SAME_IN_BOTH, ''));
}

/** A nested file of texts as one map of dotted keys; anything but text in it is an error. */
export function flatten(node: unknown, path = ''): Map<string, string> {
  if (typeof node === 'string') return new Map([[path, node]]);
  if (typeof node !== 'object' || node === null || Array.isArray(node)) {
    throw new Error(`${path}: a text or a group of texts was expected`);
  }
  const groups = Object.entries(node).map(([name, child]) =>
    flatten(child, path ? `${path}.${name}` : name),
  );
  return new Map(groups.flatMap((group) => [...group]));
}

/** `{{ name }}` in a text: the values that the caller passes. */
export function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\{\s*([\w.]+)\s*\}\}/g)].map((match) => match[1] ?? '').sort();
}

/** Source without comments, of TypeScript and of templates; line numbers are kept. */
export function withoutComments(source: string): string {
  const blank = (comment: string) => comment.replace(/[^\n]/g, ' ');
  return source
    .replace(/<!--[\s\S]*?-->/g, blank)
    .replace(/\/\*[\s\S]*?\*\//g, blank)
    .replace(/(^|[^:'"`\\])\/\/.*$/gm, (_, before: string) => before);
}

/** A key that a source uses; `isPrefix` when the rest of it is put together at run time. */
export type UsedKey = { key: string; isPrefix: boolean };

const CALL = /\b(t|translate|selectTranslate)\(\s*(?:'([^'\n]*)'|"([^"\n]*)"|`([^`]*)`)\s*(\+)?/g;
const PIPE = /(?:'([\w.-]+)'|"([\w.-]+)")\s*\|\s*transloco\b/g;
/** Route data and tables name a text by its key: `title: 'alarms.title'`, `labelKey: …`. */
const NAMED = /\b(?:title|label|hint|\w+Key)\s*:\s*'([a-z][\w-]*(?:\.[\w-]+)+)'/g;
const PREFIX = /\*transloco="[^"]*\bprefix:\s*'([\w.]+)'/g;

/** All keys that a template or a TypeScript file of the portal asks for. */
export function usedKeys(source: string): UsedKey[] {
  const text = withoutComments(source);
  const prefixes = new Set([...text.matchAll(PREFIX)].map((match) => `${match[1]}.`));
  if (prefixes.size > 1) throw new Error('one file uses two prefixes: split the template');
  const [prefix = ''] = prefixes;
  const called = [...text.matchAll(CALL)].map(([, name, single, double, template, plus]) => {
    const [key = '', ...rest] = (single ?? double ?? template ?? '').split('${');
    return {
      key: (name === 't' ? prefix : '') + key,
      isPrefix: rest.length > 0 || plus !== undefined,
    };
  });
  const plain = [...text.matchAll(PIPE), ...text.matchAll(NAMED)].map((match) => {
    return { key: match[1] ?? match[2] ?? '', isPrefix: false };
  });
  return [...called, ...plain];
}
