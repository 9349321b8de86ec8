/** A file in a folder, with its size in bytes. */
export interface Entry {
  name: string
  size: number
}

/** An open connection to a server of files: all that a way to it has to do. Paths are absolute, with `/`. */
export interface Folder {
  /** Its files; undefined where there is no such folder. */
  list(path: string): Promise<Entry[] | undefined>
  upload(path: string, text: string): Promise<void>
  /** In bytes; fails where there is no such file. */
  size(path: string): Promise<number>
  rename(from: string, to: string): Promise<void>
  download(path: string): Promise<string>
  /** No matter whether it is there. */
  remove(path: string): Promise<void>
  close(): Promise<void>
}

export type OpenFolder = () => Promise<Folder>
