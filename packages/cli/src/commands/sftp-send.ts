import { basename, resolve } from 'node:path'
import { z } from 'zod'
import type { CommandSpec, Given, Outcome } from '../command.ts'
import { createProgress } from '../output/progress.ts'
import { CliError } from '../problem.ts'
import { sendingAccount } from '../send/account.ts'
import { type Sent, send } from '../send/send.ts'
import { leftBefore, ordersIn, sentLines } from '../send/sent-text.ts'
import { surveyOf } from '../send/survey.ts'
import { surveyJson, surveyLines } from '../send/survey-text.ts'
import type { Session } from '../session.ts'
import { fileJson } from './file-text.ts'
import { flag, optionalText, yesOption } from './options.ts'
import { accountsJson, exitOf, storeJson } from './sync.ts'

const given = z.object({ account: optionalText, dryRun: flag, yes: flag })

export const sftpSend: CommandSpec = {
  name: 'sftp send',
  argument: { word: '<file>', help: (t) => t('help.arg.orders') },
  options: [
    { flags: '--account <name>', help: (t) => t('help.option.send-account') },
    { flags: '--dry-run', help: (t) => t('help.option.send-dry-run') },
    yesOption,
  ],
  help: (t) => t('help.sftp-send'),
  examples: ['recolte sftp send orders.csv --dry-run', 'recolte sftp send orders.csv --account main'],
  needsConfig: true,
  run,
}

async function run(session: Session, { argument = '', options }: Given): Promise<Outcome> {
  const { account: named, dryRun, yes } = given.parse(options)
  const { t, io, prompter, writer } = session
  const account = sendingAccount(session, named)
  const path = resolve(io.cwd, argument)
  const progress = createProgress(writer.errSink, io.clock, session.json)
  const read = (lines: number) => progress.show(t('send.reading', { n: t.number(lines) }))
  const survey = await surveyOf(path, account.timeZone, session, read)
  progress.clear()
  const found = surveyLines(session, basename(path), survey, account)
  const told = surveyJson(session, survey)
  if (dryRun || survey.orders === 0) {
    const exit = survey.unreadable > 0 || survey.orders === 0 ? 1 : 0
    return {
      exit,
      json: { ok: exit === 0, sent: 0, ...told },
      lines: () => [...found, t(dryRun ? 'send.dry' : 'send.none')],
    }
  }
  const asks = prompter !== undefined && !yes
  if (asks) {
    writer.err(`${found.join('\n')}\n`)
    if (!(await prompter.agree(t.count('send.ask', survey.orders)))) throw new CliError('cancelled', {}, 1)
  }
  const sent = await send(session, account.name, path, progress.show)
  progress.clear()
  // What waits for the server leaves with a later pass, but it was to leave now.
  const stays = survey.unreadable > 0 || Object.keys(sent.result.accounts).length > 0
  const exit = stays ? 1 : exitOf(sent.result)
  return {
    exit,
    json: { ok: exit === 0, ...sentJson(sent), ...told },
    lines: () => [...(asks ? [] : found), ...sentLines(sent)],
  }
}

function sentJson({ session, store, result, files }: Sent): object {
  const own = result.stores[store]
  const sent = ordersIn(files)
  return {
    ...{ sent, leftBefore: leftBefore(own?.counts, sent), sentFiles: files.map(fileJson) },
    ...(own === undefined ? {} : { store: { name: store, ...storeJson(session, store, own) } }),
    accounts: accountsJson(session, result),
  }
}
