// What Lighthouse makes of pages, on a phone of its own imagining: `node audit.mjs CHROMIUM URL…`. One line of JSON a page.
import * as launcher from 'chrome-launcher'
import lighthouse from 'lighthouse'

const [chromePath, ...pages] = process.argv.slice(2)
const chrome = await launcher.launch({ chromePath, chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu'] })
try {
  for (const page of pages) {
    const { lhr } = await lighthouse(page, { port: chrome.port, onlyCategories: ['performance', 'accessibility'], logLevel: 'error' })
    const { performance, accessibility } = lhr.categories
    const faults = accessibility.auditRefs.map(({ id }) => lhr.audits[id]).filter(({ score }) => score !== null && score < 1)
    console.log(
      JSON.stringify({
        page: new URL(page).pathname,
        performance: Math.round(performance.score * 100),
        accessibility: Math.round(accessibility.score * 100),
        faults: faults.map(({ title }) => title),
      }),
    )
  }
} finally {
  await chrome.kill()
}
