# The repository is what runs: Node strips the types, and refuses to do so inside node_modules.
FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY domain/package.json domain/
COPY gis-data/package.json gis-data/
COPY connectors/package.json connectors/
COPY api/package.json api/
COPY scheduler/package.json scheduler/
COPY portal/package.json portal/

FROM packages AS build
RUN npm ci
COPY . .
RUN node scripts/portal-build.ts

FROM packages
ENV NODE_ENV=production DATA_DIR=/data
RUN npm ci --omit=dev && npm cache clean --force && mkdir /data && chown node:node /data
COPY . .
COPY --from=build /app/dist/portal dist/portal
USER node
VOLUME /data
EXPOSE 8080
CMD ["node", "scripts/park.ts"]
