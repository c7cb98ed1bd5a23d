import type { Header } from './header.ts';

/** The packets of one message, as far as they came. Every packet holds whole items: nothing waits for the others. */
export type PacketState = {
  readonly key: string;
  readonly of: number;
  /** The number that is due; one more than `of`: all came. */
  readonly next: number;
};

/**
 * Follows the numbers of sub-packets (PNUM, PNO). A packet that comes again is harmless; one that is missing when a later
 * one, or the next message, has come is named. Holds three values, however many packets a device announces.
 * @returns the new state (null: no message is under way) and the reason, if packets are missing
 */
export function followPackets(
  state: PacketState | null,
  header: Header,
): { readonly state: PacketState | null; readonly missing: string | null } {
  const { pnum, pno } = header;
  const key = `${header.cn} ${header.qn}`;
  const isSame = state !== null && state.key === key && state.of === pnum;
  if (pnum === 1) {
    return { state: null, missing: unfinished(state) };
  }
  const next = isSame ? state.next : 1;
  const missing = isSame ? null : unfinished(state);
  const skipped = pno > next ? missingOf({ key, of: pnum, next }, pno - 1) : null;
  const due = Math.max(next, pno + 1);
  return {
    state: { key, of: pnum, next: due },
    missing: [missing, skipped].filter((one) => one !== null).join('; ') || null,
  };
}

/** The reason when a message ends before its last packet. */
export function unfinished(state: PacketState | null): string | null {
  return state === null || state.next > state.of ? null : missingOf(state, state.of);
}

function missingOf({ key, of, next }: PacketState, to: number): string {
  const [cn, qn] = key.split(' ');
  const which = next === to ? `${next}` : `${next} to ${to}`;
  return `missing-packets: ${which} of ${of} of ${cn}${qn === '' ? '' : ` QN ${qn}`}`;
}
