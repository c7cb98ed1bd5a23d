import { bootstrapApplication } from '@angular/platform-browser';
import * as z from 'zod';
import { App } from './app/app.ts';
import { appConfig } from './app/app.config.ts';

// The content security policy forbids eval, which the schema library would try once for speed.
z.config({ jitless: true });

bootstrapApplication(App, appConfig).catch((error: unknown) => console.error(error));
