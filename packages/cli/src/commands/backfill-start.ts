import type { BackfillPreview, Recolte } from '@recolte/core'
import { actor } from '../actor.ts'
import type { Outcome } from '../command.ts'
import { inStore } from '../in-store.ts'
import { createProgress } from '../output/progress.ts'
import { CliError } from '../problem.ts'
import type { Session } from '../session.ts'
import { type Asked, isFlood, leavingAtMost, previewLines } from './backfill-text.ts'

/** Reads first and says what would leave; starts nothing that nobody has agreed to. */
export async function startBackfill(session: Session, recolte: Recolte, asked: Asked): Promise<Outcome> {
  const { t, writer } = session
  const { store, cap, rate } = asked
  const preview = await look(session, recolte, asked)
  const lines = previewLines(session, asked, preview)
  const json = (started: number | null) => ({ ok: true, started, preview: previewJson(preview) })
  if (preview.leaving === 0) return { exit: 0, json: json(null), lines: () => [...lines, t('backfill.nobody')] }

  const goes = await agreed(session, asked, preview, lines)
  if (goes !== 'yes') {
    const why = goes === 'no' ? [t('act.nothing-done')] : [...lines, t('backfill.needs-yes')]
    return { exit: 0, json: json(null), lines: () => why }
  }
  if (asked.yes || session.prompter === undefined) writer.err(`${lines.join('\n')}\n`)
  const id = await recolte.startBackfill(store, { from: asked.from, to: asked.to, cap, rate }, actor())
  const done = t.count('backfill.done', leavingAtMost(asked, preview), { id, store })
  return { exit: 0, json: json(id), lines: () => [done, t('backfill.steer', { id, store })] }
}

async function look(session: Session, recolte: Recolte, { store, from, to }: Asked): Promise<BackfillPreview> {
  const { t, io, writer } = session
  const progress = createProgress(writer.errSink, io.clock, false)
  const show = (read: number, of: number) => {
    if (io.signal.aborted) throw new CliError('cancelled', {}, 1)
    progress.show(t('backfill.progress', { store, read: t.number(read), of: t.number(of) }))
  }
  try {
    return await inStore(store, recolte.previewBackfill(store, { from, to }, show))
  } finally {
    progress.clear()
  }
}

/** In a pipe `--yes` is the word; at a terminal somebody gives it, and a flood is not what Enter alone lets go. */
async function agreed(
  { t, prompter, writer }: Session,
  asked: Asked,
  preview: BackfillPreview,
  lines: string[],
): Promise<'yes' | 'no' | 'nobody'> {
  if (asked.yes) return 'yes'
  if (prompter === undefined) return 'nobody'
  writer.err(`${lines.join('\n')}\n`)
  const leaving = leavingAtMost(asked, preview)
  const flood = asked.cap === undefined && isFlood(asked, preview)
  return (await prompter.agree(t.count('backfill.ask', leaving), !flood)) ? 'yes' : 'no'
}

function previewJson({
  orders,
  leaving,
  buyers,
  excluded,
  oldest,
  perDay,
  brake,
  outOfSight,
}: BackfillPreview): object {
  const first = oldest === undefined ? null : new Date(oldest).toISOString()
  return {
    orders,
    leaving,
    buyers,
    excluded,
    oldest: first,
    perDay,
    brake: brake ?? null,
    outOfSight: outOfSight ?? null,
  }
}
