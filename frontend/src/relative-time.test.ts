import { expect, test } from 'vitest';
import { relative, span } from './relative-time.ts';

const now = Date.parse('2026-03-01T03:14:50Z');

test.each([
  ['2026-03-01T03:14:50Z', 'now'],
  ['2026-03-01T03:14:46Z', '4 s ago'],
  ['2026-03-01T03:12:44Z', '2 min 6 s ago'],
  ['2026-03-01T02:14:50Z', '1 h ago'],
  ['2026-02-26T03:14:50Z', '3 d ago'],
  ['2026-03-01T11:12:50Z', 'in 7 h 58 min'],
])('%s is shown as %s', (at, words) => {
  expect(relative(Date.parse(at), now)).toBe(words);
});

test('a span has two units at most and leaves out a zero', () => {
  expect([0, 12, 60, 126, 3_600, 28_680, 259_300].map(span)).toEqual([
    '0 s',
    '12 s',
    '1 min',
    '2 min 6 s',
    '1 h',
    '7 h 58 min',
    '3 d',
  ]);
});
