import type { Routes } from '@angular/router';
import { RestrictionsPage } from './restrictions-page.ts';

export default [{ path: '', component: RestrictionsPage }] satisfies Routes;
