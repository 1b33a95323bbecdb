import htmx from 'htmx.org';
import 'htmx-ext-sse';
import { notify } from './notices.ts';

Object.assign(htmx.config, {
  // The Content-Security-Policy allows neither eval nor inline styles.
  allowEval: false,
  allowScriptTags: false,
  includeIndicatorStyles: false,
  // Pages show addresses and keys: none of them belongs into the browser's storage.
  historyCacheSize: 0,
  selfRequestsOnly: true,
  responseHandling: [
    { code: '204', swap: false },
    { code: '[23]..', swap: true },
    // A form with errors, and a plan that is no longer the one that was shown.
    { code: '409|422', swap: true },
    { code: '[45]..', swap: false, error: true },
  ],
});

document.addEventListener('htmx:responseError', (event) => {
  const { xhr } = (event as CustomEvent<{ xhr: XMLHttpRequest }>).detail;
  notify(sentenceFor(xhr.status));
});

document.addEventListener('htmx:sendError', () => {
  notify('The panel does not answer. What you typed is still here; try again in a moment.');
});

function sentenceFor(status: number): string {
  switch (status) {
    case 401:
    case 403:
      return 'You are signed out, or may not do this. Sign in in another tab, then try again: what you typed is still here.';
    case 404:
      return 'This no longer exists. Reload the page to see what does.';
    default:
      return `The panel answered with an error (${status}). What you typed is still here; try again in a moment.`;
  }
}

export default htmx;
