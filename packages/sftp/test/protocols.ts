/** Every way to a server of files: what holds for one must hold for all. */
export const PROTOCOLS = ['sftp', 'ftps', 'ftp'] as const
