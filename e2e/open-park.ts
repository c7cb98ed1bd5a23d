import { after, before } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { startPark } from './park-server.ts';
import type { ParkServer } from './park-server.ts';
import { openVisit } from './visit.ts';
import type { Visit, VisitOptions } from './visit.ts';

export type OpenPark = {
  readonly url: string;
  /** A browser of its own for one person; closed when the file is done. */
  visit(options?: VisitOptions): Promise<Visit>;
};

/** The park of the run, or one of its own when a file is run alone; and a browser. To be called at the top of a test file. */
export function openPark(): OpenPark {
  let own: ParkServer | undefined;
  let browser: Browser | undefined;
  const park = {
    url: '',
    async visit(options: VisitOptions = {}): Promise<Visit> {
      if (browser === undefined) throw new Error('the browser is opened before the tests');
      return openVisit(browser, park.url, options);
    },
  };
  before(async () => {
    const shared = process.env['E2E_PARK_URL'];
    if (shared === undefined) own = await startPark();
    park.url = shared ?? own!.url;
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await own?.stop();
  });
  return park;
}
