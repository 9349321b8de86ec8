/** Records of a CSV text with `;`: quoted fields, doubled quotes. Shares nothing with who wrote it. */
export function records(text: string): string[][] {
  const all: string[][] = []
  let record: string[] = []
  let field = ''
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const char = text[at]
    if (quoted) {
      if (char !== '"') field += char
      else if (text[at + 1] === '"') field += text[++at]
      else quoted = false
    } else if (char === '"' && field === '') quoted = true
    else if (char === ';' || char === '\n') {
      record.push(field)
      field = ''
      if (char === '\n') {
        all.push(record)
        record = []
      }
    } else if (char !== '\r') field += char
  }
  if (field !== '' || record.length > 0) all.push([...record, field])
  return all
}
