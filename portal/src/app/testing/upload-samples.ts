import type { FileUpload, FileUploadDetail } from '@parkwatch/domain/wire/file-uploads';
import { sampleActor } from './sample-actor.ts';

/** An upload whose gateway was heard just now. */
export function sampleUpload(changes: Partial<FileUpload> = {}): FileUpload {
  return {
    ...{ id: 31, template: 'self-checks', name: '七月自查.xlsx', bytes: 20_480 },
    enterprise: { id: 7, code: 'E7', name: { zh: '海岳石化', en: 'Haiyue Petrochemical' } },
    ...{ sha256: 'a'.repeat(64), state: 'waiting', uploadedAt: '2026-07-21T08:30:00.000Z' },
    ...{
      uploadedBy: sampleActor('陈经理', 'manager'),
      takenAt: null,
      finishedAt: null,
      batch: null,
    },
    ...{ rows: null, accepted: null, rejected: null },
    gatewayHeardAt: new Date().toISOString(),
    ...changes,
  };
}

export const deliveredUpload = (changes: Partial<FileUpload> = {}) =>
  sampleUpload({
    ...{ state: 'delivered', rows: 40, accepted: 38, rejected: 2, batch: 'upload-31' },
    ...{ takenAt: '2026-07-21T08:30:02.000Z', finishedAt: '2026-07-21T08:30:05.000Z' },
    ...changes,
  });

export const sampleDetail = (changes: Partial<FileUploadDetail> = {}): FileUploadDetail => ({
  ...deliveredUpload(),
  faults: [
    {
      ...{ row: 5, column: '检查结果', value: '还行' },
      message: { zh: '不在可选值内（正常、异常）', en: 'This is none of: normal, abnormal' },
    },
    {
      ...{ row: 9, column: null, value: 'S-9' },
      message: { zh: '系统未接收：too long', en: 'The system refused it: too long' },
    },
  ],
  faultCount: 2,
  ...changes,
});
