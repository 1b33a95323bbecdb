/**
 * Nothing moves under a pointer that is down on something to click: a button that is let go elsewhere than where it was
 * pressed is not clicked. What the server answers meanwhile waits until the pointer is up.
 */
export function holdWhilePressed(): void {
  let pressed = false;
  let held: XMLHttpRequest[] = [];

  const release = (): void => {
    pressed = false;
    document.removeEventListener('pointermove', releaseIfUp);
    const answers = held;
    held = [];
    // After the click, which comes in the same task.
    setTimeout(() => answers.forEach((xhr) => xhr.onload?.(new ProgressEvent('load'))));
  };
  // A pointer that went up outside of the window.
  const releaseIfUp = (event: PointerEvent): void => {
    if (event.buttons === 0) {
      release();
    }
  };

  document.addEventListener('pointerdown', (event) => {
    if (event.target instanceof Element && event.target.closest('a, button, label, summary') !== null) {
      pressed = true;
      document.addEventListener('pointermove', releaseIfUp);
    }
  });
  document.addEventListener('pointerup', release);
  document.addEventListener('pointercancel', release);
  document.addEventListener('htmx:beforeOnLoad', (event) => {
    if (pressed) {
      event.preventDefault();
      held.push((event as CustomEvent<{ xhr: XMLHttpRequest }>).detail.xhr);
    }
  });
}
