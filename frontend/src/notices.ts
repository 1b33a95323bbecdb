const VISIBLE_FOR_MS = 8000;

let hide: ReturnType<typeof setTimeout> | undefined;

/** Says one sentence in the page's polite live region and shows it for a while. */
export function notify(sentence: string): void {
  const region = document.getElementById('notices');
  if (region === null) {
    return;
  }
  clearTimeout(hide);
  region.textContent = sentence;
  hide = setTimeout(() => region.replaceChildren(), VISIBLE_FOR_MS);
}

/** A response with the header `HX-Trigger: {"notice": "…"}` says that sentence. */
export function startNotices(): void {
  document.addEventListener('notice', (event) => {
    const { value } = (event as CustomEvent<{ value?: string }>).detail;
    if (value !== undefined) {
      notify(value);
    }
  });
}
