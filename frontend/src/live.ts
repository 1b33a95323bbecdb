import htmx from './htmx.ts';
import { initially, next, type Live, type LiveEvent, type LiveState } from './connection.ts';

const POLL_MS = 5000;

const words: Record<LiveState, string> = {
  connecting: 'Connecting…',
  live: 'Live',
  polling: 'Live updates are not getting through; asking every 5 s',
  paused: 'Paused',
  ended: 'Finished',
};

/**
 * A region with `data-live` and `sse-connect` shows what the server streams. Its controls
 * (`data-live-controls="id of the region"`) say whether that works and can pause it.
 * `data-live-refresh` is the address of the region's present content: asked for on resume, and by
 * polling when the stream fails.
 */
export function startLiveRegions(): void {
  followAll();
  document.addEventListener('htmx:load', followAll);
}

function followAll(): void {
  document.querySelectorAll<HTMLElement>('[data-live]:not([data-live="followed"])').forEach(follow);
}

function follow(region: HTMLElement): void {
  region.dataset['live'] = 'followed';
  const controls = document.querySelector<HTMLElement>(`[data-live-controls="${CSS.escape(region.id)}"]`);
  let live: Live = initially;
  let polling: ReturnType<typeof setInterval> | undefined;

  const on = (event: LiveEvent): void => {
    live = next(live, event);
    show(controls, live);
    clearInterval(polling);
    if (live.state === 'polling') {
      polling = setInterval(() => (region.isConnected ? refresh(region) : clearInterval(polling)), POLL_MS);
    }
  };

  region.addEventListener('htmx:sseOpen', () => on('opened'));
  region.addEventListener('htmx:sseError', () => on('failed'));
  region.addEventListener('htmx:sseClose', () => {
    // What came during a pause was not shown, and nothing more will come.
    const missedSome = live.state === 'paused' && region.isConnected;
    on('ended');
    if (missedSome) {
      refresh(region);
    }
  });
  // A message only says that something has happened; what it looks like now is asked for.
  region.addEventListener('htmx:sseBeforeMessage', (event) => {
    event.preventDefault();
    if (live.state !== 'paused') {
      refresh(region);
    }
  });
  controls?.querySelector('button')?.addEventListener('click', () => {
    const resuming = live.state === 'paused';
    on(resuming ? 'resume' : 'pause');
    if (resuming) {
      refresh(region);
    }
  });
  show(controls, live);
}

function show(controls: HTMLElement | null, live: Live): void {
  if (controls === null) {
    return;
  }
  controls.hidden = false;
  const button = controls.querySelector('button');
  if (button !== null) {
    button.hidden = live.state === 'ended';
    button.textContent = live.state === 'paused' ? 'Resume live updates' : 'Pause live updates';
  }
  const state = controls.querySelector('[data-live-state]');
  if (state !== null) {
    state.textContent = words[live.state];
  }
}

function refresh(region: HTMLElement): void {
  const address = region.dataset['liveRefresh'];
  if (address !== undefined) {
    void htmx.ajax('get', address, { target: region, swap: 'innerHTML' });
  }
}
