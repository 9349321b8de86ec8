import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import { type Patience, patiently } from './patience.ts'
import type { Row } from './rows.ts'

/** One connection: its statements, prepared once each, and its transactions. */
export class Connection {
  readonly #db: DatabaseSync
  readonly #statements = new Map<string, StatementSync>()
  readonly #patience: Patience

  constructor(db: DatabaseSync, patience: Patience) {
    this.#db = db
    this.#patience = patience
  }

  get(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.#statement(sql).get(...values)
  }

  all(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.#statement(sql).all(...values)
  }

  /** Answers how many rows it changed. */
  run(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.#statement(sql).run(...values).changes)
  }

  /** Answers the new row's id. */
  insert(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.#statement(sql).run(...values).lastInsertRowid)
  }

  /** All of `work`, or nothing of it. It takes the write lock first, so that it never fails half way for a lock. */
  write<T>(work: () => T): Promise<T> {
    return patiently(this.#patience, () => this.#once('BEGIN IMMEDIATE', work))
  }

  /** Sees one state of the journal throughout. */
  read<T>(work: () => T): Promise<T> {
    return patiently(this.#patience, () => this.#once('BEGIN', work))
  }

  close(): void {
    this.#statements.clear()
    if (this.#db.isOpen) this.#db.close()
  }

  #once<T>(begin: string, work: () => T): T {
    this.run(begin)
    try {
      const result = work()
      this.run('COMMIT')
      return result
    } catch (error) {
      // Where the disk failed, SQLite has already rolled back by itself.
      if (this.#db.isTransaction) this.run('ROLLBACK')
      throw error
    }
  }

  #statement(sql: string): StatementSync {
    let statement = this.#statements.get(sql)
    if (statement === undefined) {
      statement = this.#db.prepare(sql)
      this.#statements.set(sql, statement)
    }
    return statement
  }
}
