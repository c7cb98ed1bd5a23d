import type { Routes } from '@angular/router';
import { GrantsPage } from './grants-page.ts';

export default [{ path: '', component: GrantsPage }] satisfies Routes;
