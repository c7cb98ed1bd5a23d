import { after } from 'node:test';
import { launchBrowser } from './browser.ts';
import { startPark } from './park-server.ts';
import { openVisit } from './visit.ts';
import type { Visit, VisitOptions } from './visit.ts';

export type OpenPark = {
  readonly url: string;
  /** A person's browser, with nothing of the others in it. */
  visit(options?: VisitOptions): Promise<Visit>;
};

/** The park of the run, or one of its own when a file is run alone; and a browser. Awaited at the top of a test file. */
export async function openPark(): Promise<OpenPark> {
  const shared = process.env['E2E_PARK_URL'];
  const own = shared === undefined ? await startPark() : undefined;
  const url = shared ?? own!.url;
  const browser = await launchBrowser();
  after(async () => {
    await browser.close();
    await own?.stop();
  });
  return { url, visit: (options = {}) => openVisit(browser, url, options) };
}
