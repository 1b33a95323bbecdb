/**
 * A link with `data-confirm` leads to a page that asks before something is done. Instead of leaving,
 * that page's question (`[data-question]`) opens in a dialog; if it cannot be had, the link is followed.
 */
export function startConfirmations(): void {
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-confirm]');
    if (link === null || event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    event.preventDefault();
    void ask(link);
  });
}

async function ask(link: HTMLAnchorElement): Promise<void> {
  const question = await questionAt(link.href).catch(() => null);
  if (question === null) {
    location.assign(link.href);
    return;
  }
  const dialog = document.createElement('dialog');
  dialog.className = 'dialog';
  const heading = question.querySelector('h1');
  if (heading !== null) {
    // The page keeps its one h1.
    const title = document.createElement('h2');
    title.id = 'question';
    title.append(...heading.childNodes);
    heading.replaceWith(title);
    dialog.setAttribute('aria-labelledby', title.id);
  }
  dialog.append(question);
  dialog.addEventListener('close', () => {
    dialog.remove();
    link.focus();
  });
  dialog.addEventListener('click', (event) => {
    const cancel = (event.target as Element).closest('[data-cancel]');
    if (cancel !== null) {
      event.preventDefault();
      dialog.close();
    }
  });
  document.body.append(dialog);
  dialog.showModal();
}

async function questionAt(url: string): Promise<Element | null> {
  const response = await fetch(url, { headers: { Accept: 'text/html' } });
  if (!response.ok || response.redirected) {
    return null;
  }
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const question = page.querySelector('[data-question]');
  return question === null ? null : document.importNode(question, true);
}
