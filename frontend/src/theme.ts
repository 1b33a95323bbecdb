/*
 * Loaded in the head, before anything is drawn, so that a chosen scheme does not flash.
 * It stands alone: an import would make it a module, and modules wait for the page.
 */
{
  const key = 'gatehouse-theme';
  const root = document.documentElement;

  const apply = (theme: string | null): void => {
    if (theme === 'light' || theme === 'dark') {
      root.dataset['theme'] = theme;
    } else {
      delete root.dataset['theme'];
    }
  };

  const stored = (): string | null => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; // storage switched off: follow the system
    }
  };

  apply(stored());

  document.addEventListener('DOMContentLoaded', () => {
    const choice = document.querySelector<HTMLFieldSetElement>('[data-theme-choice]');
    if (choice === null) {
      return;
    }
    choice.hidden = false;
    const current = choice.querySelector<HTMLInputElement>(`[value="${root.dataset['theme'] ?? 'system'}"]`);
    if (current !== null) {
      current.checked = true;
    }
    choice.addEventListener('change', (event) => {
      const theme = (event.target as HTMLInputElement).value;
      apply(theme);
      try {
        localStorage.setItem(key, theme);
      } catch {
        // Storage is switched off: the choice lasts for this page.
      }
    });
  });

  // Another tab chose.
  addEventListener('storage', (event) => {
    if (event.key === key) {
      apply(event.newValue);
    }
  });
}
