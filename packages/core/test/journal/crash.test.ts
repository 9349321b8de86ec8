import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { openJournal } from '../../src/journal/sqlite/index.ts'
import { folder } from './open-for-test.ts'

const writer = fileURLToPath(new URL('./writer.ts', import.meta.url))

it('has whole pages and nothing else after its process was killed while writing', { timeout: 60_000 }, async () => {
  const location = join(folder(), 'journal.db')
  let before = 0
  for (const round of [1, 2, 3]) {
    const child = spawn(process.execPath, [writer, location], { stdio: ['ignore', 'pipe', 'inherit'] })
    let told = 0
    for await (const line of createInterface({ input: child.stdout })) {
      told = Number(line)
      // At another point of its work each time; what it tells after that is still read.
      if (told === before + 5 * round) child.kill('SIGKILL')
    }
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    expect(child.signalCode).toBe('SIGKILL')

    const probe = new DatabaseSync(location)
    expect(probe.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }])
    expect(probe.prepare('PRAGMA foreign_key_check').all()).toEqual([])
    probe.close()

    const journal = await openJournal(location)
    const watermark = (await journal.store('shop'))?.watermark ?? 0
    // What was told is there; the page of the last moment is there whole or not at all, with its watermark.
    expect(watermark).toBeGreaterThanOrEqual(told)
    const highest = Math.max(watermark, before)
    expect((await journal.counts('shop')).due).toBe(highest * 50)
    await journal.close()
    before = highest
  }
})
