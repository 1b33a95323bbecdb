const TICK_MS = 1000;

/**
 * How long ago (or until) in the panel's words: "4 s ago", "2 min 6 s ago", "in 7 h 58 min", "3 d ago".
 * Beyond a minute there are two units, beyond a day one.
 */
export function relative(at: number, now: number): string {
  const seconds = Math.round(Math.abs(now - at) / 1000);
  if (seconds < 1) {
    return 'now';
  }
  return at <= now ? `${span(seconds)} ago` : `in ${span(seconds)}`;
}

/** A length of time: "12 s", "2 min 6 s", "7 h 58 min", "3 d". */
export function span(seconds: number): string {
  const [days, hours, minutes] = [86_400, 3_600, 60].map((unit) => Math.floor(seconds / unit)) as [number, number, number];
  if (days > 0) {
    return `${days} d`;
  }
  if (hours > 0) {
    return joined(`${hours} h`, minutes % 60, 'min');
  }
  if (minutes > 0) {
    return joined(`${minutes} min`, seconds % 60, 's');
  }
  return `${seconds} s`;
}

function joined(first: string, rest: number, unit: string): string {
  return rest === 0 ? first : `${first} ${rest} ${unit}`;
}

/**
 * Keeps `<time datetime data-ago>` and `<time datetime data-since>` (elapsed so far) current.
 * Without script they keep the server's words.
 */
export function startRelativeTimes(): void {
  refresh();
  setInterval(refresh, TICK_MS);
  document.addEventListener('htmx:load', refresh);
}

function refresh(): void {
  if (document.hidden) {
    return;
  }
  const now = Date.now();
  for (const element of document.querySelectorAll<HTMLTimeElement>('time[data-ago], time[data-since]')) {
    const at = Date.parse(element.dateTime);
    if (Number.isNaN(at)) {
      continue;
    }
    const words = 'since' in element.dataset ? span(Math.max(0, Math.round((now - at) / 1000))) : relative(at, now);
    if (element.textContent !== words) {
      element.title ||= element.textContent.trim();
      element.textContent = words;
    }
  }
}
