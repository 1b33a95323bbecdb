/**
 * A live check replaces only the error below a field, never the field someone types in.
 * So `aria-invalid` follows from whether that error says something.
 */
export function startFieldErrors(): void {
  document.addEventListener('htmx:oobAfterSwap', mark);
  document.addEventListener('htmx:afterSettle', mark);
}

function mark(): void {
  for (const error of document.querySelectorAll<HTMLElement>('[data-error-of]')) {
    const field = document.getElementById(error.dataset['errorOf'] ?? '');
    if (field === null) {
      continue;
    }
    if (error.textContent.trim() === '') {
      field.removeAttribute('aria-invalid');
    } else {
      field.setAttribute('aria-invalid', 'true');
    }
  }
}
