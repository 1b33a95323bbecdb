import { notify } from './notices.ts';

const DONE_FOR_MS = 2000;

/** A button with `data-copy="id"` copies the text of that element; it is shown only where it can work. */
export function startCopying(): void {
  if (navigator.clipboard === undefined) {
    return;
  }
  reveal(document);
  document.addEventListener('htmx:load', (event) => reveal(event.target as ParentNode));
  document.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>('[data-copy]');
    if (button !== null) {
      void copy(button);
    }
  });
}

function reveal(root: ParentNode): void {
  root.querySelectorAll<HTMLElement>('[data-copy]').forEach((button) => (button.hidden = false));
}

async function copy(button: HTMLButtonElement): Promise<void> {
  const text = document.getElementById(button.dataset['copy'] ?? '')?.textContent.trim() ?? '';
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    notify('The browser did not allow copying. Select the text and copy it by hand.');
    return;
  }
  notify('Copied');
  button.classList.add('is-done');
  setTimeout(() => button.classList.remove('is-done'), DONE_FOR_MS);
}
