import type { Served, Session, Verbs } from './session.ts'

/** Listing, reading, putting and moving files. */
export function transfers({ reply, place, data, cut }: Session, { tree, faults }: Served): Verbs {
  let from = ''
  const send = async (content: Buffer) => {
    reply(150, 'here it comes')
    await data().send(content)
    reply(226, 'all of it')
  }
  return {
    MLSD(path) {
      const entries = tree.list(place(path))
      return send(
        Buffer.from(
          entries.map(({ name, folder, size }) => `type=${folder ? 'dir' : 'file'};size=${size}; ${name}\r\n`).join(''),
        ),
      )
    },
    SIZE(path) {
      const content = tree.read(place(path))
      if (content === undefined) reply(550, 'no such file')
      else reply(213, String(content.length))
    },
    RETR(path) {
      const content = tree.read(place(path))
      return content === undefined ? reply(550, 'no such file') : send(content)
    },
    async STOR(path) {
      if (!tree.write(place(path), Buffer.alloc(0))) return reply(553, 'no such folder')
      reply(150, 'send it')
      const chunks: Buffer[] = []
      let full = false
      let stalls = false
      await data().receive((chunk) => {
        const isCut = faults.takes('cut')
        stalls ||= faults.takes('stall')
        chunks.push(isCut || stalls ? chunk.subarray(0, chunk.length / 2) : chunk)
        full ||= faults.takes('quota') || !tree.write(place(path), Buffer.concat(chunks))
        if (isCut) cut()
        return !isCut && !full
      })
      if (stalls) return
      if (full) reply(552, 'no room left')
      else reply(226, 'all of it')
    },
    RNFR(path) {
      from = place(path)
      if (tree.read(from) === undefined) reply(550, 'no such file')
      else reply(350, 'and the new name?')
    },
    RNTO(path) {
      if (faults.takes('rename-refused')) return reply(550, 'not allowed')
      const done = tree.rename(from, place(path))
      if (faults.takes('silent-after-rename')) return
      if (faults.takes('cut-after-rename')) cut()
      else if (done) reply(250, 'moved')
      else reply(553, 'not moved')
    },
    DELE(path) {
      if (tree.remove(place(path))) reply(250, 'gone')
      else reply(550, 'no such file')
    },
  }
}
