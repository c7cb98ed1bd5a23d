/** Chinese and English of one text for people; neither may be empty. */
export type Text = { readonly zh: string; readonly en: string };
export type Language = keyof Text;

/** What stands in a trail or a log: as a person typed it, or the system's own words in both languages. */
export type Words = string | Text;

/** Values for the `{name}` gaps of a template; a `Text` gives each language its own words. */
export type TextValues = Readonly<Record<string, string | number | Text>>;

/**
 * Fills the `{name}` gaps of a template in both languages.
 * @param template  texts with gaps such as `{minutes}`
 * @param values    one value per gap; more values than gaps are fine
 * @throws RangeError when a gap has no value: a message with a hole must never be sent
 */
export function fillText(template: Text, values: TextValues): Text {
  const fill = (language: Language): string =>
    template[language].replace(/\{(\w+)\}/g, (_gap, name: string) => {
      const value = values[name];
      if (value === undefined) throw new RangeError(`no value for {${name}} in: ${template.en}`);
      return typeof value === 'object' ? value[language] : String(value);
    });
  return { zh: fill('zh'), en: fill('en') };
}

/** Locants and descriptors before a chemical's name, which stay in lower case: `1,3-`, `n-`, `tert-`. */
const CHEMICAL_PREFIX = /^(?:(?:[\d,]+|[a-z]|tert|sec|cis|trans)-)+/;

/** A name as it begins a sentence: the English one with a capital letter, `n-hexane` as `n-Hexane`. */
export function atSentenceStart({ zh, en }: Text): Text {
  const at = CHEMICAL_PREFIX.exec(en)?.[0].length ?? 0;
  return { zh, en: en.slice(0, at) + en.charAt(at).toUpperCase() + en.slice(at + 1) };
}
