/** Folders of a server of files, in memory: every file by its absolute path. */
export class Tree {
  readonly #files = new Map<string, { content: Buffer; at: number }>()
  readonly #folders = new Set<string>(['/'])
  readonly #now: () => number
  /** Bytes it holds at most. */
  quota = Number.POSITIVE_INFINITY

  constructor(now: () => number) {
    this.#now = now
  }

  makeFolder(path: string): void {
    let made = ''
    for (const part of path.split('/').filter((one) => one !== '')) {
      made += `/${part}`
      this.#folders.add(made)
    }
  }

  isFolder(path: string): boolean {
    return this.#folders.has(path)
  }

  list(folder: string): { name: string; folder: boolean; size: number; at: number }[] {
    const under = folder === '/' ? '/' : `${folder}/`
    const within = (path: string) => path !== '/' && path.startsWith(under) && !path.slice(under.length).includes('/')
    const folders = [...this.#folders].filter(within).map((path) => ({ path, folder: true, size: 0, at: this.#now() }))
    const files = [...this.#files].filter(([path]) => within(path))
    const all = [
      ...folders,
      ...files.map(([path, { content, at }]) => ({ path, folder: false, size: content.length, at })),
    ]
    return all.map(({ path, ...rest }) => ({ name: path.slice(under.length), ...rest }))
  }

  read(path: string): Buffer | undefined {
    return this.#files.get(path)?.content
  }

  /** False where its folder is missing or the quota is reached. */
  write(path: string, content: Buffer): boolean {
    const others = [...this.#files].reduce((sum, [name, file]) => sum + (name === path ? 0 : file.content.length), 0)
    const folder = path.slice(0, path.lastIndexOf('/')) || '/'
    if (!this.#folders.has(folder) || others + content.length > this.quota) return false
    this.#files.set(path, { content, at: this.#now() })
    return true
  }

  /** False where there is no `from`, or already a `to`. The time of writing stays. */
  rename(from: string, to: string): boolean {
    const file = this.#files.get(from)
    if (file === undefined || this.#files.has(to)) return false
    this.#files.delete(from)
    this.#files.set(to, file)
    return true
  }

  remove(path: string): boolean {
    return this.#files.delete(path)
  }
}
