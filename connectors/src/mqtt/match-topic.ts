/** Whether a topic matches a filter (MQTT 5.0 §4.7): `+` is one level, `#` all that follow and the parent itself. */
export function matchTopic(filter: string, topic: string): boolean {
  const wanted = filter.split('/');
  const levels = topic.split('/');
  // §4.7.2: a wildcard in the first level does not match topics of the broker itself.
  if (topic.startsWith('$') && (wanted[0] === '#' || wanted[0] === '+')) return false;
  for (const [at, level] of wanted.entries()) {
    if (level === '#') return true;
    if (level !== '+' && level !== levels[at]) return false;
    if (levels[at] === undefined) return false;
  }
  return wanted.length === levels.length;
}
