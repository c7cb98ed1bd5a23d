import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import express, { Router } from 'express';
import { ENDPOINTS } from '@parkwatch/domain/wire/endpoints';
import { otherMethods } from '../http/other-methods.ts';
import { openApiOf } from './openapi.ts';

const SWAGGER_DIR = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Parkwatch 园哨 API</title>
<link rel="icon" type="image/svg+xml" href="/favicon.svg">
<link rel="stylesheet" href="docs/swagger-ui.css">
</head>
<body>
<div id="swagger-ui"></div>
<script src="docs/swagger-ui-bundle.js"></script>
<script src="docs/start.js"></script>
</body>
</html>
`;

/** A file of its own: the content security policy runs no inline script. */
const START = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#swagger-ui', deepLinking: true, validatorUrl: null });\n`;

/** `/openapi.json` and `/docs`: the contract, to read and to try. Nothing of it is secret, and it names no data. */
export function docsPages(): Router {
  const document = JSON.stringify(openApiOf(ENDPOINTS));
  const router = Router();
  router.get('/openapi.json', (_req, res) => void res.type('application/json').send(document));
  router.get('/docs', (_req, res) => void res.type('html').send(PAGE));
  router.get('/docs/start.js', (_req, res) => void res.type('text/javascript').send(START));
  const files = ['swagger-ui.css', 'swagger-ui-bundle.js'];
  const assets = express.static(SWAGGER_DIR, { index: false, redirect: false });
  router.get(
    files.map((file) => `/docs/${file}`),
    (req, res, next) => {
      req.url = req.url.replace(/^\/docs/, '');
      void assets(req, res, next);
    },
  );
  const paths = [
    '/openapi.json',
    '/docs',
    '/docs/start.js',
    ...files.map((file) => `/docs/${file}`),
  ];
  router.all(paths, otherMethods(['GET']));
  return router;
}
