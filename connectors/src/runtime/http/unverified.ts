/** A request that has not yet proved to be of an account. */
export type Unverified = {
  /** The address without the port. */
  readonly ip: string;
  /** Tells its sender to come again, and ends it. */
  giveWay(): void;
};

export type UnverifiedGate = {
  enter(one: Unverified): void;
  /** It has proved to be an account, or has ended. */
  leave(one: Unverified): void;
};

/**
 * Bounds the requests that nobody has vouched for. Whoever comes gets in: the oldest of an address that holds half of the
 * places gives way, else the oldest of the address that holds most. A sender that shows its account within a round trip is
 * not kept out by a flood that never does, as it would be if newcomers were refused.
 */
export function unverifiedGate(most: number): UnverifiedGate {
  const byIp = new Map<string, Set<Unverified>>();
  const share = Math.max(1, Math.floor(most / 2));
  let size = 0;

  function leave(one: Unverified): void {
    const own = byIp.get(one.ip);
    if (own?.delete(one) !== true) return;
    size -= 1;
    if (own.size === 0) byIp.delete(one.ip);
  }

  function makeRoom(ip: string): void {
    const own = byIp.get(ip);
    const isGreedy = own !== undefined && own.size >= share;
    if (size < most && !isGreedy) return;
    const crowd = isGreedy ? own : largest(byIp.values());
    const [oldest] = crowd ?? [];
    if (oldest === undefined) return;
    leave(oldest);
    oldest.giveWay();
  }

  return {
    leave,
    enter(one) {
      makeRoom(one.ip);
      const own = byIp.get(one.ip) ?? new Set();
      byIp.set(one.ip, own.add(one));
      size += 1;
    },
  };
}

function largest(sets: Iterable<Set<Unverified>>): Set<Unverified> | undefined {
  let found: Set<Unverified> | undefined;
  for (const set of sets) if (found === undefined || set.size > found.size) found = set;
  return found;
}
