export type Waiters = {
  /** Something has changed: who waits looks again. */
  readonly changed: () => void;
  /** Resolves when it holds; looked at now and after each change. */
  readonly until: (isSo: () => boolean) => Promise<void>;
};

export function waiters(): Waiters {
  const looks = new Set<() => void>();
  return {
    changed: () => looks.forEach((look) => look()),
    until: (isSo) =>
      new Promise((resolve) => {
        const look = () => {
          if (!isSo()) return;
          looks.delete(look);
          resolve();
        };
        looks.add(look);
        look();
      }),
  };
}
