import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { PROTOCOLS } from './protocols.ts'
import { CERTIFICATE_FILE, HOUR, onFiles } from './scene.ts'

const dying = fileURLToPath(new URL('./dying.ts', import.meta.url))

/** A journal on disk, and a process that puts a file of five orders into the folders until it is killed. */
async function dies(protocol: (typeof PROTOCOLS)[number], fault: 'stall' | 'silent-after-rename', seen: RegExp) {
  const folder = mkdtempSync(join(tmpdir(), 'recolte-sftp-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const location = join(folder, 'journal.db')
  const scene = await onFiles({ location, protocol })
  const { files, clock } = scene
  files.fault(fault)
  const port = String(protocol === 'sftp' ? files.sftpPort : files.ftpPort)
  const child = spawn(process.execPath, [dying, location, protocol, port, String(clock.time)], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_EXTRA_CA_CERTS: fileURLToPath(CERTIFICATE_FILE) },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const exit = once(child, 'exit')
  const there = () => files.tree.list('/orders').filter(({ name, size }) => seen.test(name) && size > 0)
  await vi.waitFor(() => expect(there()).toHaveLength(1), { timeout: 50_000 })
  child.kill('SIGKILL')
  expect(await exit).toEqual([null, 'SIGKILL'])
  return { ...scene, there }
}

describe.each(PROTOCOLS)('a process killed while it drops a file (%s)', { timeout: 60_000 }, (protocol) => {
  it('between the upload and its record: the file is counted once', async () => {
    const { files, journal, clock, recolte, there } = await dies(protocol, 'silent-after-rename', /\.csv$/)
    const [file] = await journal.files({ store: 'boutique', limit: 5 })
    expect(file).toMatchObject({ state: 'sending', orders: 5, name: there()[0]?.name })
    clock.time += 2 * HOUR
    await recolte.sync()
    expect(await journal.counts('boutique')).toMatchObject({ handed: 5 })
    expect(there()).toHaveLength(1)
    files.consumer.absorb()
    await recolte.sync()
    expect(await journal.counts('boutique')).toMatchObject({ collected: 5 })
    expect(files.summary()).toEqual({ taken: 1, returned: 0, orders: 5, duplicates: 0 })
  })

  it('in the middle of the upload: what is left is cleared away, and its orders leave in another', async () => {
    const { files, journal, clock, recolte, there } = await dies(protocol, 'stall', /\.part$/)
    files.consumer.absorb()
    for (let hour = 0; hour < 2; hour++) {
      clock.time += 2 * HOUR
      await recolte.sync()
    }
    expect(there()).toEqual([])
    files.consumer.absorb()
    await recolte.sync()
    expect(await journal.counts('boutique')).toMatchObject({ collected: 5 })
    expect(files.summary()).toEqual({ taken: 1, returned: 0, orders: 5, duplicates: 0 })
  })
})
