import { DatabaseSync } from 'node:sqlite'
import { Connection } from './connection.ts'
import { createPrivately, isNetworkDisk } from './disk.ts'
import { isNoSharedMemory, journalError } from './errors.ts'
import { identify } from './identity.ts'
import { migrate } from './migrate.ts'
import { BLOCKING_WAIT_MS, type Patience, patiently } from './patience.ts'

export interface OpenFile {
  location: string
  /** How long to wait for another program that holds the file, before the error `journal-locked`. */
  busyTimeoutMs: number
  /** How many copies made before migrations stay beside the journal. */
  keepCopies: number
  migrations: readonly string[]
}

export type Mode = 'wal' | 'delete' | 'memory'

/** Opens the file, creating it where it is missing, in the best mode its disk can do, at the newest schema. */
export async function openFile(
  file: OpenFile,
): Promise<{ connection: Connection; database: DatabaseSync; mode: Mode }> {
  const { database, mode } = await openInBestMode(file, file)
  try {
    await patiently(file, () => migrate(database, file.location, file.migrations, file.keepCopies))
  } catch (error) {
    database.close()
    throw error
  }
  return { connection: new Connection(database, file), database, mode }
}

async function openInBestMode(file: OpenFile, patience: Patience): Promise<{ database: DatabaseSync; mode: Mode }> {
  const { location } = file
  if (location === ':memory:') return { database: connect(file), mode: 'memory' }
  try {
    createPrivately(location)
    if (!isNetworkDisk(location)) {
      const database = await patiently(patience, () => tryWal(file))
      if (database !== undefined) return { database, mode: 'wal' }
    }
  } catch (error) {
    throw journalError(error, location, 0)
  }
  return { database: await patiently(patience, () => openDelete(file)), mode: 'delete' }
}

function connect({ location, busyTimeoutMs }: OpenFile, first = ''): DatabaseSync {
  const database = new DatabaseSync(location, {
    timeout: Math.min(busyTimeoutMs, BLOCKING_WAIT_MS),
    enableForeignKeyConstraints: true,
  })
  try {
    // secure_delete: what is erased is overwritten. temp_store: sorting never writes rows to a file of its own.
    // 32 MB of cache and a log of 16 MB before it is folded in: the index on e-mail hashes touches pages all over, and
    // with the defaults (2 MB, 4 MB) handing over 200,000 orders spends most of its time moving them.
    database.exec(`${first} PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;
      PRAGMA cache_size = -32000; PRAGMA wal_autocheckpoint = 4000`)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/**
 * Undefined where the disk cannot, which shows only when the write lock is taken through shared memory. A journal that
 * runs without it already stays so: changing the mode under a process that has it open would break that process.
 */
function tryWal(file: OpenFile): DatabaseSync | undefined {
  const database = connect(file)
  try {
    const isNew = identify(database, file.location, file.migrations.length) === 0
    const mode = database.prepare(`PRAGMA journal_mode ${isNew ? '= WAL' : ''}`).get()?.journal_mode
    if (mode !== 'wal') return closed(database)
    database.exec('BEGIN IMMEDIATE; COMMIT')
    return database
  } catch (error) {
    database.close()
    if (isNoSharedMemory(error)) return undefined
    throw error
  }
}

function openDelete(file: OpenFile): DatabaseSync {
  // A file left in WAL mode can be turned back without shared memory only by a connection that means to have it to
  // itself from its first look on. One in rollback mode already is only read here, under a shared lock.
  const database = connect(file, 'PRAGMA locking_mode = EXCLUSIVE;')
  try {
    database.exec('PRAGMA journal_mode = DELETE; PRAGMA locking_mode = NORMAL')
    identify(database, file.location, file.migrations.length)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

function closed(database: DatabaseSync): undefined {
  database.close()
}
