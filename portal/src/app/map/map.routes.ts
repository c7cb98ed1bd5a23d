import type { Routes } from '@angular/router';
import { MapPage } from './page/map-page.ts';

export default [{ path: '', component: MapPage }] satisfies Routes;
