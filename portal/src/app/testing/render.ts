import type { Type } from '@angular/core';
import type { ComponentFixture } from '@angular/core/testing';
import { TestBed } from '@angular/core/testing';
import type { Role } from '@parkwatch/domain/access/roles';
import { readSession } from '@parkwatch/domain/wire/session';
import { Language } from '../i18n/language.ts';
import type { Locale } from '../i18n/locale-loader.ts';
import { Live } from '../live/live.ts';
import { Session } from '../session/session.ts';
import type { PortalTest } from './portal-test.ts';
import { portalTest } from './portal-test.ts';
import { sampleMe } from './samples.ts';

export type Rendered<C> = ReturnType<typeof portalTest> & {
  readonly fixture: ComponentFixture<C>;
  /** All text that a reader sees, spaces folded. */
  text(): string;
  find(selector: string): HTMLElement | null;
  click(selector: string): Promise<void>;
  /** Lets answers arrive and the page follow. */
  settle(): Promise<void>;
};

type Setting = {
  role?: Role;
  locale?: Locale;
  inputs?: Record<string, unknown>;
  /** Scripts the server before the component asks it. */
  given?: (test: PortalTest) => void;
};

/** A component as a signed-in account sees it, with the scripted server behind it. */
export async function render<C>(
  component: Type<C>,
  { role = 'duty', locale = 'zh-CN', inputs = {}, given }: Setting = {},
): Promise<Rendered<C>> {
  const test = portalTest();
  TestBed.configureTestingModule({ providers: test.providers });
  test.server.on(readSession, sampleMe(role));
  given?.(test);
  await TestBed.inject(Language).use(locale);
  await TestBed.inject(Session).load();
  await TestBed.inject(Live).start();
  const fixture = TestBed.createComponent(component);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  const host = fixture.nativeElement as HTMLElement;
  const settle = async () => {
    // A call that hangs never becomes stable, so a few turns of the loop have to do.
    for (let turn = 0; turn < 6; turn += 1) {
      fixture.detectChanges();
      await new Promise((resolve) => setTimeout(resolve));
    }
    fixture.detectChanges();
  };
  const find = (selector: string) =>
    host.querySelector<HTMLElement>(selector) ?? document.querySelector<HTMLElement>(selector);
  await settle();
  return {
    ...test,
    fixture,
    settle,
    find,
    text: () => (host.textContent ?? '').replace(/\s+/g, ' ').trim(),
    click: async (selector) => {
      const target = find(selector);
      if (!target) throw new Error(`nothing to click: ${selector}`);
      target.click();
      await settle();
    },
  };
}
