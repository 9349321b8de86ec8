import { hash } from 'node:crypto'
import { type Clock, type Instant, MINUTE } from '../clock.ts'
import type { Account } from '../config.ts'
import type { AccountRecord, Journal } from '../journal/port.ts'
import type { Method, Receipt } from '../method.ts'
import { keysOf } from './account-keys.ts'
import { appetiteFor } from './appetite.ts'
import type { LineProblem, LineState } from './line-state.ts'
import { Outage } from './outage.ts'
import { Places } from './places.ts'

/** Requests in flight to one platform once its keys have proven right: with one order each, and with many. */
const CONCURRENCY = 16
const BATCHES = 4
/** Different orders in a row whose keys the platform did not accept, after which the account is paused; answers, while no key has proven right. */
const CREDENTIALS_IN_A_ROW = 3
/** Orders refused in a row without one success: then something common to all is wrong. */
const REFUSED_IN_A_ROW = 5
/** Failures in a row that end a pass for this account: each further one would only cost its time-out. */
const FAILURES_WHILE_PROVING = 8
const FAILURES_IN_A_ROW = 24
/** How long a process that stays leaves a closed account alone before it tries again. */
const DOWN_FOR = MINUTE
const PAUSED_FOR = 15 * MINUTE
/** Requests without an answer in a row where each leaves its orders to a person: sending must not go on into the dark. */
const UNANSWERED_IN_A_ROW = 2

/** All that goes to the platform under one account: its places, and what the answers say of the account itself. */
export class AccountLine {
  readonly name: string
  readonly method: Method
  readonly places: Places
  readonly #appetite: number
  readonly #journal: Journal
  readonly #clock: Clock
  readonly #outage: Outage
  readonly #keys: string
  #state: LineState = 'proving'
  #problem: LineProblem | undefined
  #pausedFor: string | undefined
  #backSince: Instant | undefined
  #begun = false
  #closedAt: Instant = 0
  #failures = 0
  #unanswered = 0
  #refusedInARow = 0
  #credentialAnswers = 0
  readonly #credentialOrders = new Set<number>()
  #writing: Promise<unknown> = Promise.resolve()

  constructor(name: string, account: Account, method: Method, journal: Journal, clock: Clock) {
    this.name = name
    this.method = method
    this.#journal = journal
    this.#clock = clock
    this.#outage = new Outage(name, journal)
    this.#appetite = appetiteFor(account.ratePerSecond, method.batch)
    const atOnce = method.batch === 1 ? CONCURRENCY : BATCHES
    this.places = new Places(account.ratePerSecond, clock, () => {
      if (this.closed) return 0
      return this.#state === 'open' ? atOnce : 1
    })
    this.#keys = hash('sha256', keysOf(account))
  }

  /** Begins a pass: a paused account gets one try, one that was down gets a new chance. */
  async begin(): Promise<void> {
    this.#begun = true
    const record = await this.#resumed(await this.#journal.account(this.name))
    await this.#outage.recall()
    this.#problem = undefined
    this.#backSince = undefined
    this.#failures = 0
    this.#unanswered = 0
    this.#believeKeys()
    this.#pausedFor = record.pausedCode
    if (record.pausedCode !== undefined) {
      this.#state = 'probing'
      this.#problem = { state: 'paused', code: record.pausedCode, message: record.pausedMessage ?? '' }
      await this.#journal.patchAccount(this.name, { probeAt: this.#clock.now(), keys: this.#keys })
    } else {
      if (this.#state !== 'open') this.#state = 'proving'
      if (record.keys !== this.#keys) await this.#journal.patchAccount(this.name, { keys: this.#keys })
    }
  }

  /** For a process that stays: begins once, and again when the line has been closed for a while. */
  async refresh(): Promise<void> {
    if (!this.#begun || (this.closed && this.#clock.now() >= this.reopensAt)) await this.begin()
  }

  /** When a closed line is worth another try. */
  get reopensAt(): Instant {
    return this.#closedAt + (this.#state === 'paused' ? PAUSED_FOR : DOWN_FOR)
  }

  /** A pause for the keys' sake ends with them: other ones have done nothing wrong yet. */
  async #resumed(record: AccountRecord): Promise<AccountRecord> {
    const others = record.keys !== undefined && record.keys !== this.#keys
    if (record.pausedCode !== 'credentials' || !others) return record
    await this.#journal.resumeAccount(this.name, this.#clock.now())
    return this.#journal.account(this.name)
  }

  /** Resolves once everything this line wrote to the journal is there. */
  async finish(): Promise<LineProblem | undefined> {
    await this.#writing
    await this.#outage.keep()
    return this.#problem
  }

  /** Since when nothing had reached the platform, where that ended in this pass after a long while. */
  get backSince(): Instant | undefined {
    return this.#backSince
  }

  /** Nothing more leaves in this pass. */
  get closed(): boolean {
    return this.#state === 'paused' || this.#state === 'down'
  }

  /** How many orders are worth preparing ahead: few while the keys are unproven. */
  get appetite(): number {
    return this.#state === 'probing' ? 1 : this.#state === 'proving' ? 8 : this.#appetite
  }

  /** The next order tells whether a pause is over. */
  get probing(): boolean {
    return this.#state === 'probing'
  }

  /**
   * Takes in what the receipts of one request say of the account. Answers those whose order alone is to blame for
   * `credentials`: it got that before, and the keys have proven right with others since.
   */
  learn(receipts: Receipt[], hadCredentials: (index: number) => boolean): ReadonlySet<Receipt> {
    const blamed = new Set<Receipt>()
    // One taken shows that nothing common to all is wrong, whatever became of its neighbours.
    const good = receipts.find(({ outcome }) => outcome === 'collected' || outcome === 'handed')
    if (good !== undefined) this.#succeed(good.at)
    for (const [index, receipt] of receipts.entries()) {
      if (receipt.outcome === 'credentials' && this.#doubtKeys(receipt, hadCredentials(index))) blamed.add(receipt)
      if (receipt.outcome === 'refused' && good === undefined) this.#refused(receipt)
    }
    // One request is one failure, however many orders it held; one without an answer is the graver.
    const failed =
      receipts.find(({ outcome }) => outcome === 'unanswered') ?? receipts.find(({ outcome }) => outcome === 'retry')
    if (failed !== undefined) this.#failed(failed)
    return blamed
  }

  /** The way itself failed, not an order: nothing more leaves in this pass. */
  shut({ at, code = 'no-answer', message }: Pick<Receipt, 'at' | 'code' | 'message'>): void {
    this.#outage.failed(at)
    this.#state = 'down'
    this.#closedAt = at
    this.#problem = { state: 'unreachable', code, message }
  }

  #succeed(at: Instant): void {
    this.#failures = 0
    this.#unanswered = 0
    this.#refusedInARow = 0
    this.#believeKeys()
    const back = this.#outage.ended(at)
    if (back !== undefined) {
      this.#backSince = back
      this.#write(async () => void (await this.#journal.catchUp(this.name, at)))
    }
    if (this.#state === 'open') return
    this.#state = 'open'
    this.#problem = undefined
    const wasPaused = this.#pausedFor !== undefined
    this.#pausedFor = undefined
    this.#write(async () => {
      await this.#journal.patchAccount(this.name, { lastOkAt: at })
      if (wasPaused) await this.#journal.resumeAccount(this.name, at)
    })
  }

  #doubtKeys(receipt: Receipt, hadCredentials: boolean): boolean {
    this.#failures = 0
    // Keys that sign each order can fail for one alone; a token is the same for all of a batch.
    const own = this.method.batch === 1
    if (own && this.#state === 'open' && hadCredentials && this.#credentialOrders.size === 0) return true
    this.#credentialOrders.add(receipt.handoverId)
    this.#credentialAnswers += 1
    // A shop with one order to send has no three different ones: unproven keys are not tried on it for ever.
    const inARow = this.#state === 'proving' ? this.#credentialAnswers : this.#credentialOrders.size
    if (this.#state === 'probing' || inARow >= CREDENTIALS_IN_A_ROW) this.#pause('credentials', receipt)
    return false
  }

  #believeKeys(): void {
    this.#credentialAnswers = 0
    this.#credentialOrders.clear()
  }

  #refused(receipt: Receipt): void {
    this.#failures = 0
    this.#unanswered = 0
    this.#refusedInARow += 1
    // The keys were accepted: a pause for their sake is over.
    if (this.#state === 'probing' && this.#pausedFor === 'credentials') {
      this.#succeed(receipt.at)
      this.#refusedInARow = 1
    } else if (this.#state === 'probing' || this.#refusedInARow >= REFUSED_IN_A_ROW) this.#pause('parameters', receipt)
  }

  #failed(receipt: Receipt): void {
    this.#failures += 1
    this.#outage.failed(receipt.at)
    this.#unanswered = receipt.outcome === 'unanswered' ? this.#unanswered + 1 : 0
    const inTheDark = !this.method.repeatable && this.#unanswered >= UNANSWERED_IN_A_ROW
    const limit = this.#state === 'open' ? FAILURES_IN_A_ROW : this.#state === 'probing' ? 1 : FAILURES_WHILE_PROVING
    if (this.#failures < limit && !inTheDark && receipt.code !== 'redirect') return
    if (this.#state !== 'paused') this.#state = 'down'
    this.#closedAt = receipt.at
    this.#problem ??= { state: 'unreachable', code: receipt.code ?? 'no-answer', message: receipt.message }
  }

  #pause(code: 'credentials' | 'parameters', receipt: Receipt): void {
    if (this.#state === 'paused') return
    this.#state = 'paused'
    this.#closedAt = receipt.at
    const message = `${receipt.code ?? ''}: ${receipt.message}`
    this.#problem = { state: 'paused', code, message }
    this.#write(() =>
      this.#journal.patchAccount(this.name, { pausedCode: code, pausedMessage: message, pausedAt: receipt.at }),
    )
  }

  #write(work: () => Promise<void>): void {
    this.#writing = this.#writing.then(work)
    // Kept for `finish`, which throws it; not an unhandled rejection meanwhile.
    this.#writing.catch(() => {})
  }
}
