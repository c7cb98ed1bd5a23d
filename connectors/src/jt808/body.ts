import type { DeviceFacts } from '@parkwatch/domain/wire/source-status';
import type { DATUMS } from '@parkwatch/domain/sources/jt808';
import type { Reading, ValueReading } from '../contract.ts';
import type { Header } from './read-frame.ts';

/** What a body is read under. */
export type BodyContext = {
  readonly header: Pick<Header, 'phone' | 'edition'>;
  readonly datum: (typeof DATUMS)[number];
};

/** An item of a body that gives nothing although the others do: listed with its reason. */
export type Fault = { readonly reason: string; readonly bytes: Uint8Array };

/** A value that was sent without a time that is one: a body has no clock, who delivers it has. */
export type Undated = Omit<ValueReading, 'atMs'>;

/** What a body says. `alarms`: the alarm words that it holds, together. `isLate`: it tells what was, not what is. */
export type Said = {
  readonly readings: readonly Reading[];
  readonly undated?: readonly Undated[];
  readonly isLate?: boolean;
  /** What of it gives no reading, and why. */
  readonly notes?: readonly string[];
  readonly faults?: readonly Fault[];
  readonly alarms?: number;
  /** What the terminal says of itself. */
  readonly facts?: DeviceFacts;
};
export type Body = Said | { readonly rejected: string };

export const NOTHING: Body = { readings: [] };
