import { closeSync, mkdirSync, openSync, statfsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { journalDamaged } from './errors.ts'

/**
 * File systems on which several machines may hold one file: write-ahead logging needs memory shared between all
 * readers, which they cannot give even where they seem to (https://www.sqlite.org/wal.html, "Noteworthy caveats").
 * Magic numbers of statfs(2).
 */
const NETWORK_DISKS = new Set([
  0x6969, // NFS
  0x517b, // SMB
  0xfe534d42, // SMB2
  0xff534d42, // CIFS
  0x01021997, // 9p: folders shared into a virtual machine
  0x5346414f, // AFS
  0x00c36400, // Ceph
  0x65735546, // FUSE: sshfs, virtiofs, s3fs
  0x786f4256, // VirtualBox shared folder
])

export function isNetworkDisk(location: string): boolean {
  // Windows gives no type (0), and network drives there answer the write probe instead.
  return NETWORK_DISKS.has(statfsSync(dirname(location)).type >>> 0)
}

/**
 * Creates the file for its owner alone where it is missing; SQLite's companion files take over its mode. One that is
 * there is not even opened: closing it again would drop every lock this process holds on it through SQLite
 * (https://www.sqlite.org/howtocorrupt.html, 2.2).
 */
export function createPrivately(location: string): void {
  const found = statSync(location, { throwIfNoEntry: false })
  if (found === undefined) {
    mkdirSync(dirname(location), { recursive: true })
    closeSync(openSync(location, 'a', 0o600))
  } else if (!found.isFile()) throw journalDamaged(location)
}
