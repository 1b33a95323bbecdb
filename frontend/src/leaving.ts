/**
 * A form that is on its way to the server asks for no more previews: the answer would come for a page that is being
 * left, about a draft that may be gone.
 */
export function stopAskingWhenLeaving(): void {
  const leaving = new WeakSet<EventTarget>();
  document.addEventListener('submit', (event) => {
    if (!event.defaultPrevented && event.target !== null) {
      leaving.add(event.target);
    }
  });
  document.addEventListener('htmx:beforeRequest', (event) => {
    if (event.target !== null && leaving.has(event.target)) {
      event.preventDefault();
    }
  });
  // The Back button may bring back the page as it was.
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) {
      document.querySelectorAll('form').forEach((form) => leaving.delete(form));
    }
  });
}
