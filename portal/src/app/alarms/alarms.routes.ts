import type { Routes } from '@angular/router';
import { AlarmsPage } from './alarms-page.ts';

export default [{ path: '', component: AlarmsPage }] satisfies Routes;
