/**
 * Reads an XML file tag by tag, plain or gzipped. Only elements and their attributes count: neither form puts anything into text.
 * Floating-car data has a reader of its own, `sumo/fcd-file.ts`, which says why.
 */
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import sax from 'sax'

export type Attributes = Readonly<Record<string, string>>

export interface TagReader {
  open(name: string, attributes: Attributes): void
  close(name: string): void
}

/** Throws the first error of the file or of its XML, with the line. */
export async function readXml(path: string, reader: TagReader): Promise<void> {
  // Kept, so that what is thrown says what is wrong and not what came of it.
  let failed: Error | undefined
  const parser = Object.assign(sax.parser(true), {
    onopentag: ({ name, attributes }: sax.Tag) => reader.open(name, attributes),
    onclosetag: (name: string) => reader.close(name),
    onerror: (error: Error) => {
      failed ??= error
      throw error
    },
  })
  const file = createReadStream(path)
  const bytes = path.endsWith('.gz') ? pipeline(file, createGunzip(), () => {}) : file
  const text = new TextDecoder()
  try {
    for await (const chunk of bytes) parser.write(text.decode(chunk as Buffer, { stream: true }))
    parser.write(text.decode()).close()
  } catch (thrown) {
    throw failed === undefined ? thrown : new Error(failed.message.replaceAll('\n', ', '))
  }
}

/** The name of the first element, or '' where the file has none: which form an XML file is of. */
export async function rootOf(path: string): Promise<string> {
  let root = ''
  const found = new Error('found')
  const open = (name: string): void => {
    root = name
    throw found
  }
  try {
    await readXml(path, { open, close: () => {} })
  } catch (thrown) {
    if (thrown !== found) throw thrown
  }
  return root
}
