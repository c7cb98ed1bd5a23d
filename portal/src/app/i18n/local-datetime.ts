/** `2026-07-21T16:30`, what a browser's own date and time field holds: local time, without a zone. */
export function toLocalDatetime(atMs: number): string {
  const at = new Date(atMs);
  const two = (part: number) => String(part).padStart(2, '0');
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** The instant that such a field means, as the wire has it; undefined when it is empty or half typed. */
export function fromLocalDatetime(text: string): string | undefined {
  const atMs = text === '' ? Number.NaN : new Date(text).getTime();
  return Number.isNaN(atMs) ? undefined : new Date(atMs).toISOString();
}
