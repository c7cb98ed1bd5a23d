import type { Text } from '@parkwatch/domain/text/text';

/** Why a record was refused, beyond the form of its fields. */
export const REFUSED = {
  ahead: { zh: '晚于服务器当前时间', en: 'is ahead of the server' },
  notOwnEnterprise: { zh: '不是本数据源的企业', en: 'not an enterprise of this source' },
  repeated: { zh: '本次提交中后面还有同一记录', en: 'comes again later in this call' },
  noFacility: { zh: '没有这个设施', en: 'no such facility' },
  dueBeforeInspection: { zh: '早于检验日期', en: 'is before the inspection' },
  beforeStart: { zh: '早于开始时间', en: 'before its start' },
  tooOldEvent: { zh: '早于事件的保存期限', en: 'is older than events are kept' },
  notOwnCamera: { zh: '不是本数据源的摄像机', en: 'not a camera of this source' },
  before2000: { zh: '早于 2000 年', en: 'is before the year 2000' },
  tooLong: { zh: '晚于发布后 30 天', en: 'is more than 30 days after the issue' },
  parkOnly: {
    zh: '预警只能由园区数据源提交',
    en: 'only a source of the park delivers warnings',
  },
} as const satisfies Record<string, Text>;
