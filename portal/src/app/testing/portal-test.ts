import type { EnvironmentProviders, Provider } from '@angular/core';
import { makeEnvironmentProviders } from '@angular/core';
import { provideRouter } from '@angular/router';
import { provideTransloco } from '@jsverse/transloco';
import { provideNzIcons } from 'ng-zorro-antd/icon';
import type { AnyEndpoint } from '@parkwatch/domain/wire/endpoint';
import { FETCH } from '../api/api.ts';
import { SEND_FILE } from '../api/upload.ts';
import { LOCALES } from '../i18n/locale-loader.ts';
import { OPEN_SOCKET } from '../live/live-socket.ts';
import { icons } from '../ui/icons.ts';
import { FakeServer } from './fake-server.ts';
import { FakeSocket } from './fake-socket.ts';
import { texts } from './texts.ts';

export type PortalTest = { readonly server: FakeServer; readonly socket: FakeSocket };

/** The portal as the app provides it, but for the two ends of the wire: fetch and the socket are scripted. */
export function portalTest(extra: Provider[] = []): PortalTest & {
  providers: (Provider | EnvironmentProviders)[];
} {
  localStorage.clear();
  const server = new FakeServer();
  const socket = new FakeSocket();
  const providers = [
    provideRouter([]),
    provideNzIcons(icons),
    provideTransloco({
      config: {
        availableLangs: [...LOCALES],
        defaultLang: LOCALES[0],
        fallbackLang: LOCALES[0],
        reRenderOnLangChange: true,
      },
      loader: class {
        getTranslation(locale: string) {
          return Promise.resolve(texts(locale));
        }
      },
    }),
    makeEnvironmentProviders([
      { provide: FETCH, useValue: server.fetch },
      { provide: SEND_FILE, useValue: server.fetch },
      { provide: OPEN_SOCKET, useValue: socket.open },
      ...extra,
    ]),
  ];
  return { server, socket, providers };
}

/** `GET /alarms`, as the fake server's answers are keyed. */
export function callOf({ method, path }: AnyEndpoint): string {
  return `${method} ${path}`;
}
