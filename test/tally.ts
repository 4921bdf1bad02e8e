/**
 * A vitest reporter: says aloud what was skipped and why, and counts on a line of its own: `N passed, N failed`.
 * A file that did not load and an error outside any test count as failed.
 */
import type { Reporter, TestModule } from 'vitest/node'

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

export class Tally implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errorsOutside: readonly unknown[]): void {
    let passed = 0
    let failed = errorsOutside.length
    for (const module of modules) {
      failed += module.errors().length
      for (const test of module.children.allTests()) {
        const result = test.result()
        if (result.state === 'passed') passed += 1
        if (result.state === 'failed') failed += 1
        if (result.state === 'skipped') {
          say(`skipped: ${test.fullName}: ${result.note ?? 'no reason given'}`)
        }
      }
    }
    say(`${passed} passed, ${failed} failed`)
  }
}
