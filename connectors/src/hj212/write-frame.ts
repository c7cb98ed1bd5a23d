import { crcText, hj212Crc } from './crc.ts';

/** The header of a frame that is to be written; what is empty or null is left out. */
export type FrameHead = {
  readonly qn: string;
  readonly st: string;
  readonly cn: string;
  readonly pw: string;
  readonly mn: string;
  readonly flag: number | null;
  readonly pnum?: number;
  readonly pno?: number;
};

/** A frame with its length, CRC and CR LF. `cp` stands between the `&&`, bytes where it is not plain ASCII. */
export function writeFrame(head: FrameHead, cp: string | Uint8Array): Buffer {
  const { qn, st, cn, pw, mn, flag, pnum, pno } = head;
  const fields = [
    ...[qn && `QN=${qn}`, st && `ST=${st}`, `CN=${cn}`, pw && `PW=${pw}`, mn && `MN=${mn}`],
    ...[flag === null ? '' : `Flag=${flag}`],
    ...(pnum === undefined ? [] : [`PNUM=${pnum}`, `PNO=${pno ?? 1}`]),
  ].filter((field) => field !== '');
  const before = Buffer.from(`${fields.join(';')};CP=&&`, 'latin1');
  return frameAround(Buffer.concat([before, Buffer.from(cp), Buffer.from('&&')]));
}

/** Any data segment as a frame. */
export function frameAround(data: Uint8Array): Buffer {
  const length = Buffer.from(`##${String(data.length).padStart(4, '0')}`);
  return Buffer.concat([length, data, Buffer.from(`${crcText(hj212Crc(data))}\r\n`)]);
}
