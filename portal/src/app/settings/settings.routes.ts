import type { Routes } from '@angular/router';
import { SettingsPage } from './settings-page.ts';

export default [{ path: '', component: SettingsPage }] satisfies Routes;
