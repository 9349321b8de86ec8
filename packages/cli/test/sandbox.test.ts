import { once } from 'node:events'
import { expect, test } from 'vitest'
import { CONNECTORS } from '../src/connectors.ts'
import { run } from '../src/run.ts'
import { folderWith } from './support/folder.ts'
import { fakeIo } from './support/io.ts'

/** What the running sandbox said, and how to stop it. */
async function sandbox(connector: string) {
  const io = fakeIo()
  const said = new EventTarget()
  const { write } = io.stdout
  io.stdout.write = (text) => {
    write(text)
    said.dispatchEvent(new Event('out'))
  }
  const ended = run(['sandbox', '--connector', connector, '--orders', '40'], io)
  await once(said, 'out')
  return {
    out: io.out(),
    async stop() {
      io.stop()
      return ended
    },
  }
}

// Files need no stand-in: they are there themselves.
test.each(CONNECTORS.map(({ name }) => name).filter((name) => name !== 'csv'))(
  'the configuration that a sandbox of %s prints is enough to read its orders',
  async (connector) => {
    const { out, stop } = await sandbox(connector)
    const folder = folderWith({
      'recolte.config.json': JSON.parse(out.slice(out.indexOf('{'), out.lastIndexOf('}') + 1)),
    })
    const io = fakeIo({ cwd: folder })
    expect(await run(['sync', '--json'], io), io.err()).toBe(0)
    expect(JSON.parse(io.out()).stores.boutique.seen).toBeGreaterThan(0)
    expect(await stop()).toBe(0)
  },
)
