/** The settings of this room's process, the gateway: what `npm run docs:config` prints. */
export { settings } from './gateway/config.ts';
