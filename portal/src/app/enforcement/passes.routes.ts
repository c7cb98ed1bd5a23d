import type { Routes } from '@angular/router';
import { PassesPage } from './passes-page.ts';

export default [{ path: '', component: PassesPage }] satisfies Routes;
