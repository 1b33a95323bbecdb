import { defineConfig } from 'vite';
import { drawings } from './build/drawings.ts';

// Browsers that know light-dark() and nesting: older targets would make the
// minifier rewrite both into far larger CSS.
const browsers = ['chrome123', 'edge123', 'firefox121', 'safari17.5'];

export default defineConfig({
  base: '/assets/',
  publicDir: false,
  plugins: [drawings()],
  build: {
    outDir: '../target/classes/static/assets',
    emptyOutDir: true,
    manifest: 'manifest.json',
    // The strict Content-Security-Policy has no room for data: URLs in styles or scripts.
    assetsInlineLimit: 0,
    assetsDir: '.',
    modulePreload: false,
    target: browsers,
    cssTarget: browsers,
    rolldownOptions: {
      // htmx has an eval for features that are switched off in src/htmx.ts.
      checks: { eval: false },
      input: {
        panel: 'src/panel.ts',
        theme: 'src/theme.ts',
        style: 'src/styles/style.css',
      },
    },
  },
});
