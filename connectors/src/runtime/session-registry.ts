import type { ListenLimits } from '@parkwatch/domain/sources/data-source';
import type { Host } from '../contract.ts';

/** A session as the registry counts it. */
export type Seat = {
  readonly address: string;
  /** The address without the port. */
  readonly ip: string;
  account: string;
  /** A frame of it is being worked on: it is not thrown out for a newcomer. */
  readonly isBusy: boolean;
  close(reason: string): void;
};

export type SessionRegistry = {
  readonly seats: ReadonlySet<Seat>;
  /** Makes room for one more from this address, or says why there is none. */
  refusal(ip: string): string | null;
  enter(seat: Seat): void;
  /** The account that a seat has shown; empty takes it back. */
  identify(seat: Seat, account: string): void;
  leave(seat: Seat, reason: string): void;
};

/** Who is connected: counts for the limits, and one session per account, the newest. */
export function sessionRegistry(limits: ListenLimits, host: Pick<Host, 'device'>): SessionRegistry {
  const seats = new Set<Seat>();
  const perIp = new Map<string, number>();
  const unidentified = new Set<Seat>();
  const byAccount = new Map<string, Seat>();

  /**
   * The oldest that has not said who it is gives way: a device shows its account within a round trip, so that a flood of
   * silent connections cannot keep devices out, as it could if newcomers were refused.
   */
  function makeRoom(): boolean {
    if (unidentified.size < limits.unidentified) return true;
    for (const seat of unidentified) {
      if (seat.isBusy) continue;
      seat.close('gave way to a newer connection: no account was shown');
      return true;
    }
    return false;
  }

  function release(seat: Seat, reason: string): void {
    unidentified.delete(seat);
    const { account, address } = seat;
    if (account === '' || byAccount.get(account) !== seat) return;
    byAccount.delete(account);
    host.device({ account, address }, 'disconnected', reason);
  }

  function claim(seat: Seat): void {
    const { account, address } = seat;
    const older = byAccount.get(account);
    byAccount.set(account, seat);
    const reason = older === undefined ? undefined : `instead of ${older.address}`;
    host.device({ account, address }, 'connected', reason);
    older?.close('a newer connection of the same account came');
  }

  return {
    seats,
    refusal(ip) {
      if (seats.size >= limits.connections) return 'too many connections';
      if ((perIp.get(ip) ?? 0) >= limits.perAddress) return 'too many connections of one address';
      return makeRoom() ? null : 'too many connections without an account';
    },
    enter(seat) {
      seats.add(seat);
      unidentified.add(seat);
      perIp.set(seat.ip, (perIp.get(seat.ip) ?? 0) + 1);
    },
    identify(seat, account) {
      if (account === seat.account) return;
      if (!seats.has(seat)) return void (seat.account = account);
      release(seat, 'the connection is now that of another account');
      seat.account = account;
      if (account === '') unidentified.add(seat);
      else claim(seat);
    },
    leave(seat, reason) {
      if (!seats.delete(seat)) return;
      const left = (perIp.get(seat.ip) ?? 1) - 1;
      if (left > 0) perIp.set(seat.ip, left);
      else perIp.delete(seat.ip);
      release(seat, reason);
    },
  };
}
