import { join } from 'node:path';
import compression from 'compression';
import express from 'express';
import type { Express } from 'express';
import { alarms } from './alarms/routes.ts';
import { auditTrail } from './audit/routes.ts';
import { attachments } from './attachments/routes.ts';
import { cameras } from './cameras/routes.ts';
import { consequence } from './consequence/routes.ts';
import { dataQualityPages } from './data-quality/routes.ts';
import { dataSources } from './data-sources/routes.ts';
import { docsPages } from './docs/pages.ts';
import { dualPrevention } from './dual-prevention/routes.ts';
import { enforcement } from './enforcement/routes.ts';
import { healthPages } from './health/pages.ts';
import { enterprises } from './enterprises/routes.ts';
import { equipmentWarnings } from './equipment-warning/routes.ts';
import { fileUploads } from './file-uploads/routes.ts';
import { hiddenDangers } from './hidden-dangers/routes.ts';
import { answerProblem } from './http/answer-problem.ts';
import type { Feature } from './http/feature.ts';
import { mountRoutes } from './http/mount.ts';
import { portalFiles } from './http/portal-files.ts';
import { problem } from './http/problem.ts';
import { requestLog } from './http/request-log.ts';
import { securityHeaders } from './http/security-headers.ts';
import { incidents } from './incidents/routes.ts';
import { batches } from './ingest/batch-routes.ts';
import { ingest } from './ingest/routes.ts';
import { interimMeasures } from './interim-measures/routes.ts';
import { inspections } from './inspections/routes.ts';
import { majorHazards } from './major-hazards/routes.ts';
import { map } from './map/routes.ts';
import { movingObjects } from './moving-objects/routes.ts';
import { operations } from './operations/routes.ts';
import type { Parts } from './parts.ts';
import { points } from './points/routes.ts';
import { regionalOverview } from './regional-overview/routes.ts';
import { riskRegister } from './risk-register/routes.ts';
import { riskStudies } from './risk-studies/routes.ts';
import { selfChecks } from './self-checks/routes.ts';
import { session } from './session/routes.ts';
import { settings } from './settings/routes.ts';
import { sourceSearches } from './source-searches/routes.ts';
import { specialWorks } from './special-works/routes.ts';
import { standardLibrary } from './standard-library/routes.ts';
import { supervision } from './supervision/routes.ts';
import { users } from './users/routes.ts';
import { weather } from './weather/routes.ts';
import { weatherRules } from './weather-rules/routes.ts';
import { zones } from './zones/routes.ts';

/** Table of contents: what this api can do. */
export function features(parts: Parts): readonly Feature[] {
  return [
    session(parts),
    enterprises(parts),
    selfChecks(parts),
    inspections(parts),
    specialWorks(parts),
    map(parts),
    zones(parts),
    regionalOverview(parts),
    ingest(parts),
    dataSources(parts),
    batches(parts),
    fileUploads(parts),
    dualPrevention(parts),
    dataQualityPages(parts),
    points(parts),
    alarms(parts),
    movingObjects(parts),
    weather(parts),
    weatherRules(parts),
    equipmentWarnings(parts),
    cameras(parts),
    hiddenDangers(parts),
    interimMeasures(parts),
    attachments(parts),
    standardLibrary(parts),
    incidents(parts),
    consequence(parts),
    majorHazards(parts),
    sourceSearches(parts),
    riskStudies(parts),
    riskRegister(parts),
    supervision(parts),
    enforcement(parts),
    operations(parts),
    settings(parts),
    users(parts),
    auditTrail(parts),
  ];
}

const PORTAL_DIR = join(import.meta.dirname, '../../dist/portal/browser');

/** The web server's application: features under `/api/v1`, what belongs to none of them, and the portal. */
export function createApp(parts: Parts, list: readonly Feature[] = features(parts)): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', parts.config.trustProxy);
  app.use(requestLog(parts.log), securityHeaders(parts.config), compression());
  app.use('/api/v1', mountRoutes(parts, list));
  app.use('/api', healthPages(parts), docsPages());
  app.use(['/api', '/live'], () => {
    throw problem('not-found');
  });
  app.use(portalFiles(PORTAL_DIR));
  app.use(() => {
    throw problem('not-found');
  });
  app.use(answerProblem(parts));
  return app;
}
