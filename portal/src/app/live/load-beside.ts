/** Loads lists beside the live line. */
export type BesideLive<Event> = {
  /** An event came. */
  note(event: Event): void;
  /**
   * The list, and the events that came since it was asked for: it may be from before them. Undefined when the list was asked
   * for again meanwhile, whose answer counts.
   * @throws what `ask` throws
   */
  load<List>(
    ask: () => Promise<List>,
  ): Promise<{ readonly list: List; readonly events: readonly Event[] } | undefined>;
};

/** A list that is loaded while live events go on coming, so that none of them is overwritten by an older list. */
export function besideLive<Event>(): BesideLive<Event> {
  let present: Event[] | undefined;
  return {
    note: (event) => void present?.push(event),
    async load(ask) {
      const events: Event[] = [];
      present = events;
      try {
        const list = await ask();
        return present === events ? { list, events } : undefined;
      } catch (error) {
        if (present !== events) return undefined;
        throw error;
      } finally {
        if (present === events) present = undefined;
      }
    },
  };
}
