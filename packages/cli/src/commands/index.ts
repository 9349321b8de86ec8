import type { CommandSpec } from '../command.ts'
import { cancel, confirm, retry } from './act.ts'
import { audit } from './audit.ts'
import { backfill } from './backfill.ts'
import { check } from './check.ts'
import { config } from './config.ts'
import { demo } from './demo.ts'
import { explain } from './explain.ts'
import { forget } from './forget.ts'
import { init } from './init.ts'
import { journalBackup, journalInfo, journalRestored } from './journal.ts'
import { pause, resume } from './pause.ts'
import { person } from './person.ts'
import { probe } from './probe.ts'
import { release } from './release.ts'
import { report } from './report.ts'
import { reportImport } from './report-import.ts'
import { reviewsAudit } from './reviews-audit.ts'
import { reviewsExplain } from './reviews-explain.ts'
import { reviewsExport } from './reviews-export.ts'
import { reviewsImport } from './reviews-import.ts'
import { reviewsPush } from './reviews-push.ts'
import { reviewsStatus } from './reviews-status.ts'
import { reviewsSync } from './reviews-sync.ts'
import { sandbox } from './sandbox.ts'
import { serve } from './serve.ts'
import { sftpFix } from './sftp-fix.ts'
import { sftpImport } from './sftp-import.ts'
import { sftpSend } from './sftp-send.ts'
import { sftpStatus } from './sftp-status.ts'
import { simulate } from './simulate.ts'
import { status } from './status.ts'
import { statuses } from './statuses.ts'
import { support } from './support.ts'
import { switchCommand } from './switch.ts'
import { sync } from './sync.ts'
import { takeover } from './takeover.ts'
import { webhooks } from './webhooks.ts'

/** In the order in which the help names them. */
export const COMMANDS: CommandSpec[] = [
  init,
  sync,
  serve,
  explain,
  check,
  status,
  audit,
  simulate,
  probe,
  support,
  statuses,
  webhooks,
  config,
  takeover,
  retry,
  cancel,
  confirm,
  release,
  pause,
  resume,
  backfill,
  switchCommand,
  report,
  reportImport,
  sftpStatus,
  sftpSend,
  sftpFix,
  sftpImport,
  journalInfo,
  journalBackup,
  journalRestored,
  reviewsAudit,
  reviewsExport,
  reviewsPush,
  reviewsSync,
  reviewsStatus,
  reviewsExplain,
  reviewsImport,
  person,
  forget,
  sandbox,
  demo,
]
