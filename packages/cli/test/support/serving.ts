import { onTestFinished } from 'vitest'
import { run } from '../../src/run.ts'
import { type FakeIo, fakeIo } from './io.ts'
import type { ServedShop } from './served-shop.ts'

export type Line = Record<string, unknown>

/** Lines of one run of `serve`, each awaited as it comes. */
export class Lines {
  readonly all: Line[] = []
  #waiting: (() => void)[] = []

  add(line: Line): void {
    this.all.push(line)
    for (const look of this.#waiting.splice(0)) look()
  }

  /** The first line from `from` on that fits. */
  async first(fits: (line: Line) => boolean, from = 0): Promise<Line> {
    for (;;) {
      const found = this.all.slice(from).find(fits)
      if (found !== undefined) return found
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
    }
  }
}

/** `serve --json` in this process. */
export async function serving({ folder }: Pick<ServedShop, 'folder'>, ...more: string[]) {
  const io: FakeIo = fakeIo({ cwd: folder })
  const lines = new Lines()
  let rest = ''
  io.stdout.write = (text: string) => {
    const [last = '', ...whole] = `${rest}${text}`.split('\n').reverse()
    rest = last
    for (const line of whole.reverse()) lines.add(JSON.parse(line))
  }
  const ended = run(['serve', '--json', '--port', '0', ...more], io)
  const stop = async () => {
    io.stop()
    return ended
  }
  onTestFinished(async () => void (await stop()))
  const url = String((await lines.first(() => true)).url)
  return { lines, url, stop, io }
}

export const turn = (why: string) => (line: Line) => line.event === 'turn' && line.why === why
