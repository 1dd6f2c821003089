import { describe, expect, it } from 'vitest'
import { aim, deviceScale, glide, MOST_COLUMNS, MOST_ROWS, zoomRange } from '../src/render/camera'
import { shorten } from '../src/render/labels'
import { avatarColumn } from '../src/render/sprites'

describe('the camera', () => {
  it('stays on the map', () => {
    expect(aim(500, 1280, 0, 0, 800, 2)).toBe(500)
    expect(aim(10, 1280, 0, 0, 800, 2)).toBe(200)
    expect(aim(1270, 1280, 0, 0, 800, 2)).toBe(1080)
  })

  it('lets the edge of the map come out from under a card', () => {
    expect(aim(10, 1280, 100, 300, 800, 2)).toBe(100)
  })

  it('centres a map smaller than the page', () => {
    expect(aim(10, 256, 0, 0, 800, 2)).toBe(128)
  })

  it('arrives', () => {
    let at = 0
    let frames = 0
    for (; at !== 300; frames += 1) at = glide(at, 300, 16)
    expect(frames).toBeLessThan(120)
  })
})

describe('the zoom', () => {
  it('starts at 1 on a phone and 2 on a desk, and never shows more than what is known', () => {
    expect(zoomRange(390, 844)).toEqual({ least: 1, most: 3, normal: 1 })
    expect(zoomRange(1360, 800)).toEqual({ least: 2, most: 3, normal: 2 })
    for (const [width, height] of [[320, 568], [1024, 768], [1920, 1080], [3840, 2160], [5120, 1440]] as const) {
      const { least, most, normal } = zoomRange(width, height)
      expect(width / 32 / least).toBeLessThanOrEqual(MOST_COLUMNS)
      expect(height / 32 / least).toBeLessThanOrEqual(MOST_ROWS)
      expect(normal).toBeGreaterThanOrEqual(least)
      expect(most).toBeGreaterThan(least)
    }
  })

  it('is a whole number of px on every screen, each step larger than the last, and still shows no more than what is known', () => {
    for (const density of [1, 1.25, 1.5, 1.75, 2, 3]) {
      for (const [width, height] of [[320, 568], [390, 844], [1056, 700], [1280, 720], [1920, 1080], [2560, 1300]] as const) {
        const { least, most } = zoomRange(width, height, density)
        let before = 0
        for (let zoom = least; zoom <= most; zoom += 1) {
          const scale = deviceScale(zoom, density)
          expect(Number.isInteger(scale) && scale > before).toBe(true)
          before = scale
          expect((width * density) / (32 * scale)).toBeLessThanOrEqual(MOST_COLUMNS)
          expect((height * density) / (32 * scale)).toBeLessThanOrEqual(MOST_ROWS)
        }
      }
    }
  })
})

it('picks the pose of an avatar', () => {
  expect([0, 1, 2, 3].map((facing) => avatarColumn(facing as 0, false, null))).toEqual([0, 3, 6, 9])
  expect([0, 1, 2, 3].map((facing) => avatarColumn(facing as 0, true, null))).toEqual([12, 13, 14, 15])
  expect([0, 0.5, 1, 1.5, 2].map((stride) => avatarColumn(2, false, stride))).toEqual([7, 6, 8, 6, 7])
})

it('cuts long names, by letters and not by bytes', () => {
  expect(shorten('Marie-Charlotte de La Rochefoucauld')).toBe('Marie-Charlotte de La Roc…')
  expect(shorten('Élodie 👩‍🏫')).toBe('Élodie 👩‍🏫')
})
