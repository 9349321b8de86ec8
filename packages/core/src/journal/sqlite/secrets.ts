import type { Connection } from './connection.ts'
import { text } from './rows.ts'

export function secrets(db: Connection, names: readonly string[]): Record<string, string> {
  const kept: Record<string, string> = {}
  for (const name of names) {
    const row = db.get('SELECT ciphertext FROM secret WHERE name = ?', name)
    if (row !== undefined) kept[name] = text(row, 'ciphertext')
  }
  return kept
}

export function writeSecrets(
  db: Connection,
  changes: Readonly<Record<string, string | undefined>>,
  expected: Readonly<Record<string, string>> | undefined,
): boolean {
  const names = Object.keys(changes)
  if (expected !== undefined) {
    const kept = secrets(db, names)
    if (names.some((name) => kept[name] !== expected[name])) return false
  }
  for (const [name, ciphertext] of Object.entries(changes)) {
    if (ciphertext === undefined) db.run('DELETE FROM secret WHERE name = ?', name)
    else
      db.run(
        'INSERT INTO secret (name, ciphertext) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET ciphertext = excluded.ciphertext',
        ...[name, ciphertext],
      )
  }
  return true
}
