import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzI18nService } from 'ng-zorro-antd/i18n';
import { describe, expect, it } from 'vitest';
import { render } from '../testing/render.ts';
import { texts } from '../testing/texts.ts';
import { Formats } from './formats.ts';
import { Instant } from './instant.ts';
import { Language } from './language.ts';
import { LocalText } from './local-text.ts';

@Component({
  selector: 'pw-sample',
  imports: [Instant, LocalText, TranslocoDirective],
  template: `<ng-container *transloco="let t"
    >{{ t('alarms.title') }} {{ name | localText }} {{ at | instant: 'day' }}</ng-container
  >`,
})
class Sample {
  protected readonly name = { zh: '氯气', en: 'Chlorine' };
  protected readonly at = '2026-07-21T08:30:00.000Z';
}

describe('Language', () => {
  it('changes texts, names, dates, the page and ng-zorro at run time, and keeps the choice', async () => {
    const page = await render(Sample);
    expect(page.text()).toBe('报警 氯气 2026/07/21');
    const language = TestBed.inject(Language);
    await language.use('en');
    await page.settle();
    expect(page.text()).toBe('Alarms Chlorine 21 Jul 2026');
    expect(document.documentElement.lang).toBe('en');
    expect(TestBed.inject(NzI18nService).getLocaleId()).toBe('en');
    expect(localStorage.getItem('parkwatch.language')).toBe('en');
  });
  it('has the same texts in both languages, none empty, with the same gaps', () => {
    const chinese = leaves(texts('zh-CN'));
    const english = leaves(texts('en'));
    expect([...english.keys()].toSorted()).toEqual([...chinese.keys()].toSorted());
    for (const [key, text] of [...chinese, ...english]) {
      expect(text.trim(), key).not.toBe('');
    }
    for (const [key, text] of chinese)
      expect(gaps(english.get(key) ?? ''), key).toEqual(gaps(text));
  });
});

describe('Formats', () => {
  it('says ages in words and an instant with its zone', async () => {
    await render(Sample, { locale: 'en' });
    const formats = TestBed.inject(Formats);
    expect(formats.age(0, 3 * 60_000)).toBe('3 min. ago');
    expect(formats.age(2 * 86_400_000, 0)).toBe('in 2 days');
    expect(formats.instant('2026-07-21T08:30:00Z', 'full')).toMatch(/UTC/);
    expect(formats.instant('no instant')).toBe('–');
  });
  it('gives measured values the digits that their size deserves', async () => {
    await render(Sample, { locale: 'en' });
    const formats = TestBed.inject(Formats);
    expect(formats.measured(1284.62)).toBe('1,284.6');
    expect(formats.measured(12.346)).toBe('12.35');
    expect(formats.measured(0.03124)).toBe('0.0312');
  });
});

function leaves(node: unknown, path = ''): Map<string, string> {
  if (typeof node === 'string') return new Map([[path, node]]);
  const entries = Object.entries(node as Record<string, unknown>);
  return new Map(
    entries.flatMap(([key, value]) => [...leaves(value, path ? `${path}.${key}` : key)]),
  );
}

function gaps(text: string): string[] {
  return [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map((gap) => gap[1] ?? '').toSorted();
}
