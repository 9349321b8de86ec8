import { RecolteError } from '../../errors.ts'
import type { HandedFile } from '../../journal/port.ts'
import { keptError } from '../../messages/answers.ts'
import type { FileFate, Method } from '../../method.ts'
import type { Detail } from '../../model/states.ts'
import type { AccountLine } from '../account-line.ts'
import type { Engine } from '../runtime.ts'
import { dropped, MISSED_AFTER, settleFile, type Verdict } from './settle.ts'

/** Files looked for at once. */
const LOOKED = 500

/** Looks what became of the files that were put, and of those whose putting ended nobody knows how. */
export async function followFiles(engine: Engine, store: string, lines: Map<string, AccountLine>): Promise<void> {
  const now = engine.clock.now()
  const open = await engine.journal.files({ store, open: true, limit: LOOKED })
  for (const [account, line] of lines) {
    const { files } = line.method
    const own = open.filter((file) => file.account === account && (file.state === 'dropped' || file.until <= now))
    if (files === undefined || own.length === 0) continue
    try {
      const asked = own.map(({ name, state }) => ({ name, sending: state === 'sending' }))
      const fates = await files.follow(asked)
      for (const file of own) await settle(engine, file, line.method, fates.get(file.name) ?? { kind: 'gone' })
    } catch (error) {
      // Nothing is known, so nothing is decided.
      if (!(error instanceof RecolteError)) throw error
      line.shut({ at: now, code: error.code, message: keptError(error) })
    }
  }
}

async function settle(engine: Engine, file: HandedFile, method: Method, fate: FileFate): Promise<void> {
  const { name } = file
  const now = engine.clock.now()
  const collected: Verdict = { outcome: 'collected', message: `${name} → success` }
  switch (fate.kind) {
    case 'waiting':
      return file.state === 'sending' ? dropped(engine, name, method, now) : undefined
    case 'success':
      return settleFile(engine, name, method, { state: 'collected', at: fate.at }, () => collected)
    case 'error':
      return settleFile(engine, name, method, { state: 'error', at: fate.at, report: fate.report }, (order) => {
        const answer = fate.refused?.get(order.reference)
        const message = answer ?? `${name} → error`
        if (answer !== undefined) {
          const reason = { code: 'file-line-refused', detail: { file: name, answer } } as const
          return { outcome: 'refused', message, reason }
        }
        if (fate.refused === undefined)
          return unsure(message, 'file-in-error', { file: name, report: shown(fate.report) })
        if (fate.keepsGood) return collected
        return { outcome: 'retry', message, reason: { code: 'file-returned', detail: { file: name } } }
      })
    case 'gone': {
      // Whether it had arrived or not: by then it may have been taken in and cleared away.
      const isMissed = now - (file.droppedAt ?? file.at) >= MISSED_AFTER
      if (!isMissed && file.state === 'dropped') return
      if (!isMissed) {
        const message = 'the file never arrived'
        return settleFile(engine, name, method, { state: 'not-dropped', at: now }, () => ({
          outcome: 'retry',
          message,
        }))
      }
      return settleFile(engine, name, method, { state: 'gone', at: now }, () =>
        unsure(`${name} is nowhere`, 'file-gone', { file: name }),
      )
    }
  }
}

function unsure(message: string, code: 'file-in-error' | 'file-gone', detail: Detail): Verdict {
  return { outcome: 'unanswered', message, reason: { code, detail } }
}

/** As much of a report as a sentence bears; all of it is kept with the file. */
const shown = (report: string): string => (report.length > 300 ? `${report.slice(0, 300)}…` : report).trim()
