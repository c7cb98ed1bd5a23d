/** Gives the one backend to one client at a time, first come first served. */
export type Turns = {
  /** Resolves when it is the caller's turn; the function that it gives passes the turn on. */
  take: () => Promise<() => void>;
};

export function turns(): Turns {
  let last: Promise<void> = Promise.resolve();
  return {
    take() {
      const before = last;
      const { promise, resolve } = Promise.withResolvers<void>();
      last = promise;
      return before.then(() => resolve);
    },
  };
}
