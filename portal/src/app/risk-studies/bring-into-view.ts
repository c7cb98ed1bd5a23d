const ROOM_PX = 16;

/** Scrolls the page's own pane to a part of it; the frame around it stays where it is. */
export function bringIntoView(id: string): void {
  const part = document.getElementById(id);
  const pane = part?.closest('main');
  if (!part || !pane) return;
  const offPx = part.getBoundingClientRect().top - pane.getBoundingClientRect().top;
  pane.scrollTo({ top: pane.scrollTop + offPx - ROOM_PX, behavior: 'smooth' });
}
