/** What a live region knows about its stream. */
export type LiveState = 'connecting' | 'live' | 'polling' | 'paused' | 'ended';

export type LiveEvent = 'opened' | 'failed' | 'ended' | 'pause' | 'resume';

/** Failures in a row after which the region asks by itself; a proxy may swallow streams for good. */
export const FAILURES_BEFORE_POLLING = 3;

export interface Live {
  readonly state: LiveState;
  readonly failures: number;
  /** Whether the stream is open, also while paused. */
  readonly open: boolean;
}

export const initially: Live = { state: 'connecting', failures: 0, open: false };

/** The next state. A paused region stays paused until it is resumed; an ended one stays ended. */
export function next(live: Live, event: LiveEvent): Live {
  if (live.state === 'ended') {
    return live;
  }
  switch (event) {
    case 'opened':
      return settle({ ...live, failures: 0, open: true });
    case 'failed':
      return settle({ ...live, failures: live.failures + 1, open: false });
    case 'ended':
      return { ...live, state: 'ended', open: false };
    case 'pause':
      return { ...live, state: 'paused' };
    case 'resume':
      return settle({ ...live, state: 'connecting' });
  }
}

function settle(live: Live): Live {
  if (live.state === 'paused') {
    return live;
  }
  if (live.open) {
    return { ...live, state: 'live' };
  }
  return { ...live, state: live.failures >= FAILURES_BEFORE_POLLING ? 'polling' : 'connecting' };
}
