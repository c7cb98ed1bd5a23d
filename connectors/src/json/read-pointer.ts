/**
 * What stands at a JSON pointer (RFC 6901); undefined where there is nothing. Own properties only: a payload has no
 * prototype.
 */
export function readPointer(value: unknown, pointer: string): unknown {
  let here = value;
  for (const token of pointer.split('/').slice(1)) {
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, key)) return undefined;
    here = (here as Readonly<Record<string, unknown>>)[key];
  }
  return here;
}
