/** Parts wired wrongly, to see that the simulated disk brings it to light: each is a mistake that others have shipped. */
import type { JournalFs } from '../../store/journal/fs.ts'
import type { Parts } from './scenario.ts'

/** Acknowledges before fsync: the sync returns at once and does nothing. */
const unsynced: Partial<Parts> = {
  wrap: (files) => ({
    ...bound(files),
    writesThrough: false,
    syncData: (_fd, done) => setImmediate(done, null),
  }),
}

/** Takes any write for one that goes through to the disk. */
const notThrough: Partial<Parts> = {
  wrap: (files) => ({
    ...bound(files),
    writesThrough: true,
    open: (path, flags) => files.open(path, flags === 'wxd+' ? 'wx+' : flags),
  }),
}

/** Syncs what is in a file and forgets that its name must last as well. */
const namesUnsynced: Partial<Parts> = {
  wrap: (files) => ({
    ...bound(files),
    sync: (_fd, done) => setImmediate(done, null),
    syncSync: () => undefined,
  }),
}

/** Notes rows as stored, and lets their segments go, before they are stored. */
const notedFirst: Partial<Parts> = { storesFirst: false }

/** Goes on after a failed sync as if it had worked the second time. */
const syncRetried: Partial<Parts> = {
  wrap: (files) => ({
    ...bound(files),
    writesThrough: false,
    syncData: (fd, done) =>
      files.syncData(fd, (error) => (error === null ? done(null) : files.syncData(fd, done))),
  }),
}

/** Takes a write that found no room for one that went through. */
const fullTakenAsWritten: Partial<Parts> = {
  wrap: (files) => ({
    ...bound(files),
    write: (fd, bytes, position, done) =>
      files.write(fd, bytes, position, (error, written) =>
        done(null, error === null ? written : bytes.length),
      ),
  }),
}

export const brokenParts = {
  unsynced,
  notThrough,
  namesUnsynced,
  notedFirst,
  syncRetried,
  fullTakenAsWritten,
} as const

/** Its methods as functions of their own: a class's methods are not copied by spreading it. */
function bound(files: JournalFs): JournalFs {
  return {
    writesThrough: files.writesThrough,
    makeDirectory: (path) => files.makeDirectory(path),
    list: (path) => files.list(path),
    open: (path, flags) => files.open(path, flags),
    close: (fd) => files.close(fd),
    size: (fd) => files.size(fd),
    freeBytes: (path) => files.freeBytes(path),
    truncate: (fd, length) => files.truncate(fd, length),
    rename: (from, to) => files.rename(from, to),
    link: (from, to) => files.link(from, to),
    unlink: (path) => files.unlink(path),
    readSync: (fd, into, position) => files.readSync(fd, into, position),
    writeSync: (fd, bytes, position) => files.writeSync(fd, bytes, position),
    syncSync: (fd) => files.syncSync(fd),
    write: (fd, bytes, position, done) => files.write(fd, bytes, position, done),
    syncData: (fd, done) => files.syncData(fd, done),
    sync: (fd, done) => files.sync(fd, done),
  }
}
