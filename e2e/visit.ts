import assert from 'node:assert/strict';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../api/src/session/password-rules.ts';
import type { Language } from './words.ts';

/** Long enough for a map in software on two busy cores. */
export const PATIENCE_MS = 90_000;

export type VisitOptions = {
  readonly language?: Language;
  readonly theme?: 'light' | 'dark';
  readonly widthPx?: number;
  readonly heightPx?: number;
  /** Another way to the park than its own address. */
  readonly url?: string;
};

export type Visit = {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What went wrong in the page: errors in its console, breaches of the security policy, answers that are failures. */
  readonly faults: readonly string[];
  /** Opens an address of the portal. */
  go(path: string): Promise<void>;
  /** Signs in with the form, as a person does, wherever that is asked for. The page that opens is left to load. */
  signIn(username: string, password?: string): Promise<void>;
};

/** A person's browser: nothing kept from others, and everything that goes wrong written down. */
export async function openVisit(
  browser: Browser,
  parkUrl: string,
  { language = 'zh-CN', theme = 'light', widthPx = 1440, heightPx = 900, url }: VisitOptions,
): Promise<Visit> {
  const home = url ?? parkUrl;
  const kept = [
    { name: 'parkwatch.language', value: language },
    { name: 'parkwatch.theme', value: theme },
  ];
  const context = await browser.newContext({
    baseURL: home,
    viewport: { width: widthPx, height: heightPx },
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    storageState: { cookies: [], origins: [{ origin: new URL(home).origin, localStorage: kept }] },
  });
  context.setDefaultTimeout(PATIENCE_MS);
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (breach) => {
      console.error(
        `security policy: ${breach.effectiveDirective} ${breach.blockedURI} ${breach.sourceFile}:${breach.lineNumber}`,
      );
    });
  });
  const page = await context.newPage();
  const faults = watchFaults(page);
  const go = async (path: string) => {
    await page.goto(path, { waitUntil: 'domcontentloaded' });
  };
  const signIn = async (username: string, password = DEMO_PASSWORD) => {
    if (page.url() === 'about:blank') await go('/login');
    await page.locator('#login-name').fill(username);
    await page.locator('#login-password').fill(password);
    await page.locator('form button.ant-btn-primary').click();
  };
  return { page, context, faults, go, signIn };
}

/** A first look at the session is answered with 401 when nobody is signed in: that is how the portal asks. */
const isExpected = (status: number, url: string) =>
  status === 401 && new URL(url).pathname === '/api/v1/session';

function watchFaults(page: Page): string[] {
  const faults: string[] = [];
  page.on('console', (message) => {
    const text = message.text();
    // The browser's own line for an answer that is no success; answers are looked at below.
    if (message.type() !== 'error' || text.startsWith('Failed to load resource')) return;
    faults.push(`console: ${text}`);
  });
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('response', (response) => {
    const { status, url } = { status: response.status(), url: response.url() };
    if (status >= 400 && !isExpected(status, url)) faults.push(`${status}: ${url}`);
  });
  return faults;
}

/** Nothing went wrong in this person's pages so far. */
export function assertFaultless({ faults }: Visit): void {
  assert.deepEqual(faults, []);
}

/** What stands on a page, for the report of a failure. */
export async function describePage(page: Page): Promise<string> {
  const text = await page.locator('body').innerText({ timeout: 10_000 }).catch(String);
  return `${page.url()}\n${text.slice(0, 3000)}`;
}
