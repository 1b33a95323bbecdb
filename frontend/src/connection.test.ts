import { expect, test } from 'vitest';
import { FAILURES_BEFORE_POLLING, initially, next, type LiveEvent, type LiveState } from './connection.ts';

function after(...events: LiveEvent[]): LiveState {
  return events.reduce(next, initially).state;
}

const failures = Array<LiveEvent>(FAILURES_BEFORE_POLLING).fill('failed');

test('a stream that opens is live, and connects again after one failure', () => {
  expect(after('opened')).toBe('live');
  expect(after('opened', 'failed')).toBe('connecting');
});

test('a stream that keeps failing is replaced by polling until it opens', () => {
  expect(after(...failures)).toBe('polling');
  expect(after(...failures, 'opened')).toBe('live');
});

test('failures count in a row only', () => {
  expect(after(...failures.slice(1), 'opened', ...failures.slice(1))).toBe('connecting');
});

test('nothing but the user ends a pause', () => {
  expect(after('opened', 'pause', 'failed', 'opened')).toBe('paused');
  expect(after('opened', 'pause', 'resume')).toBe('live');
  expect(after('pause', ...failures, 'resume')).toBe('polling');
});

test('a finished region stays finished', () => {
  expect(after('opened', 'ended', 'failed', 'opened', 'pause')).toBe('ended');
  expect(after('pause', 'ended')).toBe('ended');
});
