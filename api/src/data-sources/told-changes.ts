import { SPOOL_TOLD_FROM } from '@parkwatch/domain/wire/data-sources';
import type { SourceStatus, SpoolStatus } from '@parkwatch/domain/wire/data-sources';
import { fillText } from '@parkwatch/domain/text/text';
import type { Text } from '@parkwatch/domain/text/text';

export type ToldSpool = SpoolStatus['state'];

/** What deserves to be told of a spool, by its own word and by how full it is. */
export function spoolState({ state, bytes, capacityBytes }: SpoolStatus): ToldSpool {
  if (state === 'broken' || state === 'full') return state;
  return capacityBytes > 0 && bytes >= capacityBytes * SPOOL_TOLD_FROM ? 'filling' : 'ok';
}

/** A spool that hovers around the mark is not told over and over: it is over when it is well below. */
const OVER_BELOW = 0.7;

/** The state that counts now, after what was told last. */
export function nextSpool(told: ToldSpool, spool: SpoolStatus): ToldSpool {
  const state = spoolState(spool);
  const isStillHigh = spool.bytes >= spool.capacityBytes * OVER_BELOW;
  return state === 'ok' && told === 'filling' && isStillHigh ? 'filling' : state;
}

export type Down = { readonly downSince: Date | null; readonly toldDown: boolean };
type Source = Down & {
  readonly isEnabled: boolean;
  readonly state: SourceStatus['state'];
  readonly downAfterS: number;
};

/** Whether a source is down, since when, and whether that is to be told now: `down` after its limit, `back` once it runs. */
export function nextDown(
  { isEnabled, state, downAfterS, downSince, toldDown }: Source,
  now: Date,
): Down & { readonly is?: 'down' | 'back' } {
  // Who switched it off knows.
  if (!isEnabled) return { downSince: null, toldDown: false };
  if (state === 'running') {
    return { downSince: null, toldDown: false, ...(toldDown ? { is: 'back' as const } : {}) };
  }
  const since = downSince ?? now;
  const isOver = now.getTime() - since.getTime() >= downAfterS * 1000;
  if (toldDown || !isOver) return { downSince: since, toldDown };
  return { downSince: since, toldDown: true, is: 'down' };
}

const SPOOL_WORDS: Readonly<Record<ToldSpool, Text>> = {
  filling: {
    zh: '网关“{gateway}”的断网缓存已用 {percent}%，{waiting} 条数据待上传',
    en: 'The spool of gateway “{gateway}” is {percent}% full; {waiting} readings wait',
  },
  full: {
    zh: '网关“{gateway}”的断网缓存已满，现场数据暂停接收，{waiting} 条待上传',
    en: 'The spool of gateway “{gateway}” is full: field data is no longer taken; {waiting} readings wait',
  },
  broken: {
    zh: '网关“{gateway}”的断网缓存无法写入，请检查磁盘',
    en: 'The spool of gateway “{gateway}” cannot be written; check its disk',
  },
  ok: {
    zh: '网关“{gateway}”的断网缓存已恢复正常',
    en: 'The spool of gateway “{gateway}” is well again',
  },
};

export function spoolWords(state: ToldSpool, gateway: string, spool: SpoolStatus): Text {
  const { bytes, capacityBytes, waitingReadings: waiting } = spool;
  const percent = capacityBytes === 0 ? 100 : Math.floor((bytes / capacityBytes) * 100);
  return fillText(SPOOL_WORDS[state], { gateway, percent, waiting });
}

const DAMAGED: Text = {
  zh: '网关“{gateway}”的断网缓存新发现 {count} 处损坏，其中的数据未能上传，文件保留在网关的 damaged 文件夹',
  en: 'The spool of gateway “{gateway}” has {count} more damaged stretches: what they held was not delivered; the files are kept in its folder “damaged”',
};

export function damagedWords(gateway: string, count: number): Text {
  return fillText(DAMAGED, { gateway, count });
}

const DOWN_WORDS = {
  down: {
    zh: '数据源“{source}”已中断 {minutes} 分钟，其测点数据未知',
    en: 'Data source “{source}” has been down for {minutes} min; its points are unknown',
  },
  back: { zh: '数据源“{source}”已恢复运行', en: 'Data source “{source}” runs again' },
} as const;

export function downWords(is: 'down' | 'back', source: Text, downForMs: number): Text {
  const minutes = Math.max(1, Math.floor(downForMs / 60_000));
  return fillText(DOWN_WORDS[is], { source, minutes });
}

const SILENT_WORDS = {
  silent: {
    zh: '网关“{gateway}”已 {seconds} 秒没有上报，其数据源状态未知',
    en: 'Gateway “{gateway}” has been silent for {seconds} s; its data sources are unknown',
  },
  back: { zh: '网关“{gateway}”已恢复上报', en: 'Gateway “{gateway}” reports again' },
} as const;

export function silentWords(is: 'silent' | 'back', gateway: string, silentForMs: number): Text {
  return fillText(SILENT_WORDS[is], { gateway, seconds: Math.floor(silentForMs / 1000) });
}
