import { describe, expect, it } from 'vitest'
import { hostOf, SANDBOX, showingOf } from '../src/interact/screens'

const HERE = 'https://campus.example'
const ALLOWED = ['https://videos.example', 'https://campus.example']

function showing(address: string): string {
  return showingOf(address, ['/welcome/'], ALLOWED, HERE)
}

describe('a screen', () => {
  it('shows pages of ours made for it, and pages of allowed hosts', () => {
    expect(['/welcome/', 'https://videos.example/embed/3?x=1'].map(showing)).toEqual(['own', 'embed'])
  })

  it('is only a link to anything else', () => {
    const others = [
      'https://videos.example:8443/', 'http://videos.example/', 'https://videos.example.evil.example/', 'https://evil.example/videos.example',
      'https://evil.example\\.videos.example/', 'javascript:alert(1)', 'data:text/html,x', '/profile/', '//videos.example/', '', 'https://',
    ]
    expect(others.map(showing)).toEqual(others.map(() => 'link'))
  })

  it('never gives our own origin a frame with scripts, even if the list names it', () => {
    expect(showing('https://campus.example/welcome/')).toBe('link')
    expect(SANDBOX.own).toBe('')
  })
})

it('the host of an address is what the browser would go to', () => {
  expect(['https://éxample.org/a', 'https://a.example@evil.example/', '/welcome/', 'mailto:a@b.example'].map(hostOf)).toEqual(['xn--xample-9ua.org', 'evil.example', '', ''])
})
