import type { DeviceFacts } from '@parkwatch/domain/wire/source-status';
import type { DATUMS } from '@parkwatch/domain/sources/jt808';
import type { Reading } from '../contract.ts';
import type { Header } from './read-frame.ts';

/** What a body is read under. */
export type BodyContext = {
  readonly header: Pick<Header, 'phone' | 'edition'>;
  readonly datum: (typeof DATUMS)[number];
};

/** An item of a body that gives nothing although the others do: listed with its reason. */
export type Fault = { readonly reason: string; readonly bytes: Uint8Array };

/** What a body says. `alarms`: the alarm words that it holds, together. */
export type Body =
  | {
      readonly readings: readonly Reading[];
      /** What of it gives no reading, and why. */
      readonly notes?: readonly string[];
      readonly faults?: readonly Fault[];
      readonly alarms?: number;
      /** What the terminal says of itself. */
      readonly facts?: DeviceFacts;
    }
  | { readonly rejected: string };

export const NOTHING: Body = { readings: [] };
