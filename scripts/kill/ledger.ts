/** A frame that a device was told we have. */
export type Acknowledged = {
  readonly account: string;
  /** Time of its readings, epoch ms. */
  readonly atMs: number;
  /** When the answer came. */
  readonly toldMs: number;
};

export type Kill = { readonly victims: string; readonly atMs: number };

/** What happened: who was told what, and who was killed when. */
export type Ledger = {
  readonly acknowledged: readonly Acknowledged[];
  readonly kills: readonly Kill[];
  acknowledge(account: string, atMs: number): void;
  noteKill(victims: string): void;
  /** In words: an acknowledgement and the kills around it. */
  around(one: Acknowledged): string;
};

export function ledger(now: () => number): Ledger {
  const acknowledged: Acknowledged[] = [];
  const kills: Kill[] = [];
  return {
    acknowledged,
    kills,
    acknowledge: (account, atMs) => void acknowledged.push({ account, atMs, toldMs: now() }),
    noteKill: (victims) => void kills.push({ victims, atMs: now() }),
    around({ account, atMs, toldMs }) {
      const next = kills.findIndex((kill) => kill.atMs > toldMs);
      const last = kills[(next === -1 ? kills.length : next) - 1];
      const before =
        last && `${toldMs - last.atMs} ms after kill ${kills.indexOf(last) + 1} of ${last.victims}`;
      const behind =
        next === -1 ? 'no kill after it' : `${kills[next]!.atMs - toldMs} ms before the next`;
      const time = new Date(atMs).toISOString();
      const told = new Date(toldMs).toISOString();
      return `${account} of ${time}, told at ${told}: ${before ?? 'before the first kill'}, ${behind}`;
    },
  };
}
