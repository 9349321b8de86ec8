import { once } from 'node:events'
import { basename } from 'node:path'
import { listen, type Recolte, type RecolteEvent } from '@recolte/core'
import { z } from 'zod'
import type { CommandSpec, Given, Outcome } from '../command.ts'
import { loadConfig, readConfig } from '../config/load.ts'
import { PARTS } from '../connectors.ts'
import { describeFailure } from '../failure.ts'
import { CliError } from '../problem.ts'
import { createLog } from '../serve/log.ts'
import { type Metrics, serveMetrics } from '../serve/metrics.ts'
import { openRunning, type Running } from '../serve/running.ts'
import { watchConfig } from '../serve/watch.ts'
import { createSession, type Session } from '../session.ts'
import { optionalText, wholeNumber } from './options.ts'

const PORT = 8_787
const given = z.object({ port: optionalText, host: z.string().default('127.0.0.1') })

export const serve: CommandSpec = {
  name: 'serve',
  options: [
    { flags: '--port <port>', help: (t) => t('help.option.serve-port') },
    { flags: '--host <address>', help: (t) => t('help.option.host') },
  ],
  help: (t) => t('help.serve'),
  examples: ['recolte serve', 'recolte serve --port 8080', 'recolte serve --json'],
  needsConfig: true,
  run,
}

async function run(session: Session, { options }: Given): Promise<Outcome> {
  const asked = given.parse(options)
  const port = wholeNumber('--port', asked.port, { most: 65_535, command: 'serve' }) ?? PORT
  const { signal } = session.io
  let metrics: Metrics | undefined
  const onEvent = (event: RecolteEvent) => metrics?.event(event)
  let running = await openRunning(session, onEvent)
  const stopping: Promise<void>[] = []
  const server = await listen({ port, host: asked.host, handle: () => running.handle }).catch(
    async (error: unknown) => {
      await running.stop()
      throw isTaken(error) ? new CliError('port-taken', { port }) : error
    },
  )
  createLog(session).listening(server.url)
  metrics = await openMetrics(session, () => running.standings())
  running.begin()
  await watchConfig(session.config().path, signal, async (edition) => {
    const next = await reloaded(session, edition, onEvent)
    if (next === undefined) return
    // The new one begins at once; what the old one has in flight settles beside it, as two processes do.
    stopping.push(running.stop())
    running = next
    running.begin()
  })
  if (!signal.aborted) await once(signal, 'abort')
  await server.close()
  await metrics?.close()
  await Promise.all([running.stop(), ...stopping])
  return { exit: 0, json: {}, said: true, lines: () => [] }
}

/** As the configuration says when the process begins; another place for it needs a new process. */
async function openMetrics(session: Session, standings: Recolte['standings']): Promise<Metrics | undefined> {
  const { metrics } = session.config().config
  if (metrics === undefined) return undefined
  const served = await serveMetrics(metrics, standings)
  createLog(session).measured(served.url)
  return served
}

/** The new configuration in force; undefined where it is refused, which has been said then. */
async function reloaded(
  session: Session,
  edition: string,
  onEvent: (event: RecolteEvent) => void,
): Promise<Running | undefined> {
  const { path } = session.config()
  try {
    const raw = await readConfig(path, edition)
    const config = await loadConfig(path, raw, session.io.environment, PARTS, session.mask.add)
    const next = createSession({ ...session, config })
    const running = await openRunning(next, onEvent)
    createLog(next).reloaded(basename(path))
    return running
  } catch (error) {
    createLog(session).refused(describeFailure(error, session.language))
    return undefined
  }
}

const isTaken = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
