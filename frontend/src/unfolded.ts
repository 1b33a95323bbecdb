/** What the user unfolded (`details` with an id) stays unfolded when a live update replaces it. */
export function keepUnfolded(): void {
  const unfolded = new Set<string>();
  document.addEventListener(
    'toggle',
    (event) => {
      const details = event.target;
      if (!(details instanceof HTMLDetailsElement) || details.id === '') {
        return;
      }
      if (details.open) {
        unfolded.add(details.id);
      } else {
        unfolded.delete(details.id);
      }
    },
    // The event does not bubble.
    true,
  );
  document.addEventListener('htmx:load', () => {
    for (const id of unfolded) {
      const details = document.getElementById(id);
      if (details instanceof HTMLDetailsElement) {
        details.open = true;
      }
    }
  });
}
