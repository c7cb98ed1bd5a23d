import type { Frame } from './frame.ts';
import { fieldsOf, objectSize } from './objects.ts';
import { partPath } from './points.ts';
import { FIELD_SIZES, LAYOUTS } from './tables.ts';

const chinese = new TextDecoder('gb18030');

export type PartText = { readonly part: string; readonly text: string };

/** What a panel calls its parts (部件说明), of a frame of type 2 or 7 that was decoded: helps who maps the points. */
export function partTexts({ data }: Frame): PartText[] {
  const [type] = data;
  if (type !== 2 && type !== 7) return [];
  const texts: PartText[] = [];
  for (let at = 2; at < data.length; at += objectSize(type)) {
    const object = fieldsOf(LAYOUTS[type], data, at);
    const text = textAt(data, object.text);
    if (text !== '') texts.push({ part: partPath(object), text });
  }
  return texts;
}

/** 31 bytes of GB 18030, filled up with zeros or spaces; total. */
export function textAt(bytes: Uint8Array, at: number): string {
  const field = bytes.subarray(at, at + FIELD_SIZES.text);
  const end = field.indexOf(0);
  const text = chinese.decode(end < 0 ? field : field.subarray(0, end));
  return text.replace(/[\u0000-\u001f\u007f]/g, '').trim();
}
