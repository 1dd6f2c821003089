import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** The art is drawn by a Python program, which a Node build cannot run: without it the campus is drawn in flat colours. */
function remindOfTheArt(): Plugin {
  return {
    name: 'remind-of-the-art',
    apply: 'build',
    buildStart() {
      for (const picture of ['campus.webp', 'wardrobe.json']) {
        if (!existsSync(here(`generated/${picture}`))) {
          this.warn(`generated/${picture} is missing: draw it first with "python -m assets.art.build assets/generated"`)
        }
      }
    },
  }
}

/** Pictures that only templates name: emitted like the others, so that they have hashed names and are kept for good. */
const PAGE_PICTURES = ['favicon.svg', 'favicon.ico', 'touch-icon.png', 'postcard.png', 'welcome.webp']

function emitPagePictures(): Plugin {
  return {
    name: 'emit-page-pictures',
    apply: 'build',
    buildStart() {
      for (const name of PAGE_PICTURES) {
        const originalFileName = `generated/${name}`
        if (existsSync(here(originalFileName))) this.emitFile({ type: 'asset', name, originalFileName, source: readFileSync(here(originalFileName)) })
      }
    },
  }
}

export default defineConfig({
  base: '/static/',
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [remindOfTheArt(), emitPagePictures()],
  build: {
    outDir: 'dist',
    manifest: 'manifest.json',
    // The content security policy allows files of ours only: nothing may become a data: address.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        campus: here('src/campus/main.tsx'),
        avatar: here('src/avatar/main.tsx'),
        site: here('styles/site.css'),
        'talking-samples': here('styles/talking-samples.css'),
      },
    },
  },
  server: { port: 5173, strictPort: true, origin: 'http://localhost:5173' },
})
