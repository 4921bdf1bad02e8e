/**
 * Removes directories when the program ends, and not before. ClickHouse makes small files by the hundred, and ext4 without a journal
 * gives no new file an inode that was freed minutes ago, but looks at each of those again: what is removed after one run would
 * be paid for by the next one that stores.
 */
import { rmSync } from 'node:fs'

const directories: string[] = []

export function removeAtExit(directory: string): void {
  if (directories.length === 0) process.once('exit', removeAll)
  directories.push(directory)
}

function removeAll(): void {
  for (const directory of directories) {
    rmSync(directory, { recursive: true, force: true, maxRetries: 5 })
  }
}
