import { readBatch } from './batch.ts';
import { NOTHING } from './body.ts';
import type { Body, BodyContext } from './body.ts';
import { readLocation } from './location.ts';
import { readAuthentication, readProperties, readRegistration } from './register.ts';

/**
 * What the platform owes for a message. `stored`: 0x8001, once its readings are durable. `register`, `authenticate`:
 * an answer of their own. `none`: it is itself an answer. A message that is not here, or whose content nobody keeps,
 * is answered as not supported: a terminal must not throw away what we do not have.
 */
export type Due = 'stored' | 'register' | 'authenticate' | 'none' | 'unsupported';

export type MessageSpec = {
  readonly name: string;
  readonly due: Due;
  read(body: Buffer, context: BodyContext): Body;
};

const nothing = () => NOTHING;

/** Messages of terminals. JT/T 808-2013, appendix A; JT/T 808-2019, appendix A. */
export const MESSAGES: ReadonlyMap<number, MessageSpec> = new Map<number, MessageSpec>([
  [0x0001, { name: '终端通用应答', due: 'none', read: readGeneralReply }],
  [0x0002, { name: '终端心跳', due: 'stored', read: nothing }],
  [0x0003, { name: '终端注销', due: 'stored', read: nothing }],
  [0x0100, { name: '终端注册', due: 'register', read: checked(readRegistration) }],
  [0x0102, { name: '终端鉴权', due: 'authenticate', read: checked(readAuthentication) }],
  [0x0104, { name: '查询终端参数应答', due: 'none', read: readParameters }],
  [0x0107, { name: '查询终端属性应答', due: 'none', read: readPropertiesAnswer }],
  [
    0x0200,
    { name: '位置信息汇报', due: 'stored', read: (body, context) => readLocation(body, context) },
  ],
  [0x0201, { name: '位置信息查询应答', due: 'none', read: readLocationAnswer }],
  [0x0702, { name: '驾驶员身份信息', due: 'unsupported', read: nothing }],
  [0x0704, { name: '定位数据批量上传', due: 'stored', read: readBatch }],
  [0x0800, { name: '多媒体事件信息上传', due: 'unsupported', read: nothing }],
  [0x0801, { name: '多媒体数据上传', due: 'unsupported', read: nothing }],
  [0x0900, { name: '数据上行透传', due: 'unsupported', read: nothing }],
]);

/** Ids from here on are the platform's. */
export const FIRST_PLATFORM_ID = 0x8000;

/** WORD seq and WORD id of what it answers, BYTE result. */
function readGeneralReply(body: Buffer): Body {
  return body.length >= 5 ? NOTHING : { rejected: 'short-body: a general reply is 5 bytes' };
}

/** WORD seq of the question, then a position report. JT/T 808-2013, 8.20 (0x0201). */
function readLocationAnswer(body: Buffer, context: BodyContext): Body {
  return readLocation(body.subarray(2), context);
}

/** WORD seq of the question, BYTE count, then DWORD id, BYTE length, value. JT/T 808-2013, 8.11 (0x0104). */
function readParameters(body: Buffer): Body {
  let at = 3;
  for (let left = body[2] ?? 1; left > 0; left--) {
    at += 5 + (body[at + 4] ?? Infinity);
    if (at > body.length) return { rejected: 'short-body: a parameter is not there whole' };
  }
  return NOTHING;
}

/** Identification of the terminal: no reading, shown to the engineer. */
function readPropertiesAnswer(body: Buffer, { header }: BodyContext): Body {
  const read = readProperties(body, header.edition);
  if ('rejected' in read) return read;
  const { maker, model, terminalId, iccid, hardware, firmware } = read;
  return { readings: [], facts: { maker, model, terminalId, iccid, hardware, firmware } };
}

/** A body without readings: that it can be read is all that is asked. */
function checked(read: (body: Buffer, edition: 2013 | 2019) => object): MessageSpec['read'] {
  return (body, { header }) => {
    const fields = read(body, header.edition);
    return 'rejected' in fields ? { rejected: String(fields.rejected) } : NOTHING;
  };
}
