import type { Page } from 'playwright-core';

/** Buttons, links and fields that a screen reader can only call "button", "link" or "field". */
export const nameless = (page: Page) =>
  page.evaluate(() => {
    const all = document.querySelectorAll<HTMLElement>(
      'button, a[href], input:not([type=hidden]), select, textarea, [role=button], [role=combobox]',
    );
    const nameOf = (element: HTMLElement) => {
      const labelled = element.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
      const labels = [...((element as HTMLInputElement).labels ?? [])];
      return [
        element.getAttribute('aria-label'),
        element.getAttribute('title'),
        element.innerText,
        ...labelled.map((id) => document.getElementById(id)?.textContent),
        ...labels.map((label) => label.textContent),
        ...[...element.querySelectorAll('img')].map((image) => image.alt),
      ].join('');
    };
    return [...all]
      .filter(
        (element) => element.checkVisibility() && element.closest('[aria-hidden=true]') === null,
      )
      .filter((element) => nameOf(element).trim() === '')
      .map((element) => element.outerHTML.slice(0, 160));
  });
