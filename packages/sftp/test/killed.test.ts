import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished, vi } from 'vitest'
import { PROTOCOLS } from './protocols.ts'
import { CERTIFICATE_FILE, HOUR, onFiles } from './scene.ts'

const dying = fileURLToPath(new URL('./dying.ts', import.meta.url))

it.each(PROTOCOLS)(
  'a process killed between the upload and its record leaves a file that is counted once (%s)',
  {
    timeout: 60_000,
  },
  async (protocol) => {
    const folder = mkdtempSync(join(tmpdir(), 'recolte-sftp-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const location = join(folder, 'journal.db')
    const scene = await onFiles({ location, protocol })
    const { files, journal, clock, recolte } = scene
    files.fault('silent-after-rename')
    const port = String(protocol === 'sftp' ? files.sftpPort : files.ftpPort)
    const child = spawn(process.execPath, [dying, location, protocol, port, String(clock.time)], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, NODE_EXTRA_CA_CERTS: fileURLToPath(CERTIFICATE_FILE) },
    })
    onTestFinished(() => void child.kill('SIGKILL'))
    const exit = once(child, 'exit')
    const there = () => files.tree.list('/orders').filter(({ name }) => name.endsWith('.csv'))
    await vi.waitFor(() => expect(there()).toHaveLength(1), { timeout: 50_000 })
    child.kill('SIGKILL')
    expect(await exit).toEqual([null, 'SIGKILL'])

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
  },
)
