import assert from 'node:assert/strict';
import { it } from 'node:test';
import { matchTopic } from './match-topic.ts';

it('matches topics as MQTT 5.0 §4.7 has it', () => {
  const rows: [string, string, boolean][] = [
    ['sport/tennis/player1/#', 'sport/tennis/player1', true],
    ['sport/tennis/player1/#', 'sport/tennis/player1/score/wimbledon', true],
    ['sport/#', 'sport', true],
    ['#', 'a/b', true],
    ['sport/tennis/+', 'sport/tennis/player1', true],
    ['sport/tennis/+', 'sport/tennis/player1/ranking', false],
    ['sport/+', 'sport', false],
    ['sport/+', 'sport/', true],
    ['+/+', '/finance', true],
    ['/+', '/finance', true],
    ['+', '/finance', false],
    ['#', '$SYS/uptime', false],
    ['+/monitor/Clients', '$SYS/monitor/Clients', false],
    ['$SYS/#', '$SYS/uptime', true],
    ['a/b', 'a', false],
    ['a', 'a/b', false],
  ];
  for (const [filter, topic, expected] of rows) {
    assert.equal(matchTopic(filter, topic), expected, `${filter} ${topic}`);
  }
});
