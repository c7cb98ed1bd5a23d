/** ISO 8601 UTC of an instant. */
export function instantText(atMs: number): string {
  return new Date(atMs).toISOString();
}
