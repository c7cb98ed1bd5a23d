import type { DataSource, SourceStatus, SpoolStatus } from '@parkwatch/domain/wire/data-sources';
import { SPOOL_TOLD_FROM } from '@parkwatch/domain/wire/data-sources';
import type { Tone } from '../ui/tag.ts';

/** What a page says of a source: the gateway's word while it is heard, else that nobody knows. */
export const SHOWN_STATES = [
  ...['running', 'starting', 'waiting', 'invalid', 'stopped'],
  ...['off', 'unknown'],
] as const as readonly ShownState[];
export type ShownState = SourceStatus['state'] | 'off' | 'unknown';

export function shownState({
  isEnabled,
  gateway,
  status,
}: Pick<DataSource, 'isEnabled' | 'gateway' | 'status'>): ShownState {
  if (!isEnabled) return 'off';
  return gateway.link === 'live' && status !== null ? status.state : 'unknown';
}

/** What counts now of a status; numbers of a source that is not heard are from before, and not shown as now. */
export function currentStatus(source: DataSource): DataSource['status'] {
  return source.gateway.link === 'live' ? source.status : null;
}

/** A changed configuration is not the one that runs yet. */
export function isLoadingVersion(source: DataSource): boolean {
  const status = currentStatus(source);
  return source.isEnabled && status !== null && status.version !== source.version;
}

/** 0 to 100, rounded down: 80 is not shown before it is told. */
export function spoolPercent({ bytes, capacityBytes }: SpoolStatus): number {
  if (capacityBytes <= 0) return 100;
  return Math.min(100, Math.floor((bytes / capacityBytes) * 100));
}

export function spoolTone(spool: SpoolStatus): Tone {
  if (spool.state === 'full' || spool.state === 'broken') return 'red';
  return spoolPercent(spool) >= SPOOL_TOLD_FROM * 100 ? 'orange' : 'green';
}

const SIZE_STEP = 1024;
const SIZES = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

/** `1.5 GB`; `number` writes it in the reader's language. */
export function sizeText(bytes: number, number: (value: number, digits: number) => string): string {
  const step = bytes < 1 ? 0 : Math.floor(Math.log(bytes) / Math.log(SIZE_STEP));
  const at = Math.min(step, SIZES.length - 1);
  return `${number(bytes / SIZE_STEP ** at, at === 0 ? 0 : 1)} ${SIZES[at]}`;
}

/** `0102 ff` for `0102ff`: groups of two bytes can be counted with the eye. */
export function hexGroups(hex: string): string {
  return hex.match(/.{1,4}/g)?.join(' ') ?? '';
}
