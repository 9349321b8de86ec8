import { expect, test } from 'vitest'
import { createColour } from '../src/output/colour.ts'
import { createProgress } from '../src/output/progress.ts'

const sink = (isTTY: boolean) => {
  const written: string[] = []
  return { isTTY, columns: 80, write: (text: string) => void written.push(text), written }
}
const steppingClock = () => {
  let now = 0
  const pass = (ms: number) => {
    now += ms
  }
  return { now: () => now, sleep: async () => {}, pass }
}

test('colours are for terminals, and only where NO_COLOR and a dumb terminal do not forbid them', () => {
  expect(createColour(sink(true), {}).bad('x')).toBe('\u001b[31mx\u001b[39m')
  expect(createColour(sink(false), {}).bad('x')).toBe('x')
  expect(createColour(sink(true), { NO_COLOR: '1' }).bad('x')).toBe('x')
  expect(createColour(sink(true), { TERM: 'dumb' }).bad('x')).toBe('x')
})

test('nothing is said in the first second', () => {
  const screen = sink(true)
  const clock = steppingClock()
  const progress = createProgress(screen, clock, false)
  clock.pass(999)
  progress.show('a')
  progress.clear()
  expect(screen.written).toEqual([])
})

test('a terminal sees one line rewritten, and taken away in the end', () => {
  const screen = sink(true)
  const clock = steppingClock()
  const progress = createProgress(screen, clock, false)
  clock.pass(1_000)
  progress.show('a')
  progress.show('b')
  clock.pass(200)
  progress.show('c')
  progress.clear()
  expect(screen.written).toEqual(['\r\u001b[2Ka', '\r\u001b[2Kc', '\r\u001b[2K'])
})

test('a pipe gets plain lines now and then', () => {
  const pipe = sink(false)
  const clock = steppingClock()
  const progress = createProgress(pipe, clock, false)
  for (let second = 1; second <= 12; second += 1) {
    clock.pass(1_000)
    progress.show(`${second} s`)
  }
  progress.clear()
  expect(pipe.written).toEqual(['1 s\n', '11 s\n'])
})

test('quiet is quiet', () => {
  const pipe = sink(false)
  const clock = steppingClock()
  clock.pass(5_000)
  createProgress(pipe, clock, true).show('a')
  expect(pipe.written).toEqual([])
})
