/** Files that are shipped beside the code and are not TypeScript: found from dist/ and from the sources alike. */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { V2xError } from '../../common/errors.ts'

/** The path of a file or folder of the package. Throws V2xError `INCOMPLETE` where it is not there. */
export function shippedPath(path: string): string {
  let folder = import.meta.dirname
  while (!existsSync(join(folder, path))) {
    const above = dirname(folder)
    if (above === folder) {
      throw new V2xError(
        'INCOMPLETE',
        `cannot find ${path}: it is part of the package; install or check out v2x-testzone again`,
      )
    }
    folder = above
  }
  return join(folder, path)
}
