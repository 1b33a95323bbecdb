/** If a swap takes the focused element away and nothing else asks for the focus, what came instead gets it. */
export function keepFocus(): void {
  let hadFocus = false;
  document.addEventListener('htmx:beforeSwap', (event) => {
    hadFocus = (event.target as Element).contains(document.activeElement);
  });
  document.addEventListener('htmx:afterSettle', (event) => {
    const target = event.target as HTMLElement;
    if (hadFocus && document.activeElement === document.body && target.isConnected) {
      if (!target.hasAttribute('tabindex')) {
        target.tabIndex = -1;
      }
      target.focus({ preventScroll: true });
    }
    hadFocus = false;
  });
}
