import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Plugin } from 'vite';
import { icons } from '../src/icons.ts';

const require = createRequire(import.meta.url);

/** Writes one SVG sprite with a symbol for every icon that `src/icons.ts` names, and the panel's own mark. */
export function drawings(): Plugin {
  return {
    name: 'gatehouse-drawings',
    apply: 'build',
    generateBundle() {
      this.emitFile({
        type: 'asset',
        name: 'icons.svg',
        originalFileName: 'src/icons.svg',
        source: sprite(icons.map((name) => symbol(name, lucide(name)))),
      });
      this.emitFile({
        type: 'asset',
        name: 'favicon.svg',
        originalFileName: 'src/favicon.svg',
        source: readFileSync(new URL('../src/favicon.svg', import.meta.url)),
      });
    },
  };
}

function lucide(name: string): string {
  return readFileSync(require.resolve(`lucide-static/icons/${name}.svg`), 'utf8');
}

/** The drawing of one Lucide file as a symbol; stroke and size come from the class `icon`. */
function symbol(name: string, svg: string): string {
  const drawing = /<svg[^>]*>(.*)<\/svg>/s.exec(svg)?.[1];
  if (drawing === undefined) {
    throw new Error(`Icon ${name} is not an SVG file`);
  }
  return `<symbol id="${name}" viewBox="0 0 24 24">${drawing.replace(/\s*\n\s*/g, '')}</symbol>`;
}

function sprite(symbols: string[]): string {
  return [
    '<svg xmlns="http://www.w3.org/2000/svg">',
    '<!-- Icons: Lucide (https://lucide.dev), ISC licence -->',
    ...symbols,
    '</svg>',
    '',
  ].join('\n');
}
