import sax from 'sax'
import { CliError } from '../problem.ts'

/** A site as FileZilla keeps it: what its export says of one, by the names of its elements. */
export interface Site {
  name: string
  /** `Host`, `Port`, `User`, `Keyfile`, `RemoteDir`… */
  text: Record<string, string>
  /** `base64`, or `crypt` under a master password. */
  encoding: string | undefined
}

/**
 * The sites of an export (File > Export) or of `sitemanager.xml`, in folders or not. The parser knows no entities of a
 * file's own, so that none can be made to grow.
 */
export function sitesIn(xml: string, file: string): Site[] {
  const sites: Site[] = []
  const open: string[] = []
  let site: Site | undefined
  const parser = sax.parser(true)
  parser.onerror = () => {
    throw new CliError('filezilla-not', { file })
  }
  parser.onopentag = ({ name, attributes }) => {
    if (name === 'Server') site = { name: '', text: {}, encoding: undefined }
    else if (name === 'Pass' && site !== undefined) site.encoding = String(attributes.encoding ?? 'plain')
    open.push(name)
  }
  parser.ontext = (text) => {
    const [outer, name] = open.slice(-2)
    // Bookmarks, one level deeper, have folders of their own.
    if (site !== undefined && outer === 'Server' && name !== undefined) site.text[name] = (site.text[name] ?? '') + text
  }
  parser.onclosetag = (name) => {
    open.pop()
    if (name !== 'Server' || site === undefined) return
    sites.push({ ...site, name: site.text.Name?.trim() ?? site.text.Host ?? '' })
    site = undefined
  }
  parser.write(xml).close()
  if (sites.length === 0) throw new CliError('filezilla-not', { file })
  return sites
}
