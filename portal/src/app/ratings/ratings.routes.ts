import type { Routes } from '@angular/router';
import { RatingsPage } from './ratings-page.ts';

export default [{ path: '', component: RatingsPage }] satisfies Routes;
