/** The word of a feed in the language files: a feed of dual prevention goes by its last part. */
export function feedKey(feed: string): string {
  return feed.slice(feed.indexOf('/') + 1);
}
