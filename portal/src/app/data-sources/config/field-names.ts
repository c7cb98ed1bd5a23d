/** Settings that have a word in the i18n files (`dataSources.field.…`); others are shown by their key alone. */
export const FIELD_NAMES: readonly string[] = [
  ...['host', 'port', 'limits', 'connections', 'perAddress', 'unidentified', 'identifyS', 'idleS'],
  ...['framesPerS', 'encoding', 'crc', 'utcOffsetMin', 'utcOffset', 'answerS', 'resends', 'url'],
  ...['refusals', 'username', 'secret', 'clientId', 'keepaliveS', 'protocolVersion', 'tls'],
  ...['subscriptions', 'backOff', 'firstMs', 'longestMs', 'downAfterS', 'datum', 'transport'],
  ...['timeoutS', 'path', 'pollS', 'skewS', 'backfill', 'edition', 'units', 'calibrate', 'plate'],
  ...['minute', 'hour', 'minuteInterval', 'longestHours', 'authentication', 'staleS', 'format'],
  ...['maxPayloadBytes', 'sessionExpiryS', 'receiveMaximum', 'kind', 'columns', 'delimiter'],
  ...[
    'endpointUrl',
    'securityMode',
    'securityPolicy',
    'publishingIntervalMs',
    'keepAliveS',
    'requestTimeoutS',
  ],
  ...['timeoutMs', 'pollMs', 'maxGap', 'maxWords', 'maps', 'map'],
  ...['mode', 'unit', 'registers', 'stableS', 'fileBytes', 'rows'],
  ...['readS', 'keepDays', 'mapping', 'bodyS', 'bodyBytes', 'totalBytes'],
  ...['syncClock', 'readStatesS', 'partWaitS', 'properties', 'sparkplug'],
  ...['againS', 'refreshS', 'hostId', 'rebirthEveryS', 'absentMeansLifted'],
];
