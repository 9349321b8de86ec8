import { userInfo } from 'node:os'

/** Who acted, for the journal: the account on this machine. */
export function actor(): string {
  try {
    return userInfo().username
  } catch {
    return 'recolte'
  }
}
