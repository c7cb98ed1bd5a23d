/** The connectors there are: `connectors/src/<id>/`, schemas in `domain/src/sources/<id>.ts`. */
export const CONNECTOR_IDS = [
  'hj212',
  'jt808',
  'gb26875',
  'modbus-tcp',
  'opc-ua',
  'mqtt',
  'http-push',
  'file-drop',
  'weather',
  'camera-events',
] as const;
export type ConnectorId = (typeof CONNECTOR_IDS)[number];
