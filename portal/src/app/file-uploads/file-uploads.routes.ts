import type { Routes } from '@angular/router';
import { UploadsPage } from './uploads-page.ts';

export default [{ path: '', component: UploadsPage }] satisfies Routes;
