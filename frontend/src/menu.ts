/** Closes an open menu on Escape (giving the focus back) and when the user goes elsewhere. */
export function startMenus(): void {
  document.addEventListener('click', (event) => closeMenusWithout(event.target));
  document.addEventListener('focusin', (event) => closeMenusWithout(event.target));
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') {
      return;
    }
    for (const menu of openMenus()) {
      menu.open = false;
      menu.querySelector('summary')?.focus();
    }
  });
  // On a phone the navigation is a strip: the page one is on may lie outside of it.
  document.querySelector('.side [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
}

function closeMenusWithout(target: EventTarget | null): void {
  for (const menu of openMenus()) {
    if (!(target instanceof Node && menu.contains(target))) {
      menu.open = false;
    }
  }
}

function openMenus(): NodeListOf<HTMLDetailsElement> {
  return document.querySelectorAll<HTMLDetailsElement>('details.menu[open]');
}
