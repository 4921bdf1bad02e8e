/**
 * `npm run bench -- traffic-day`: a simulated day of traffic under the judge. Nobody may leave its lane, pass red, drive into
 * another or do what its class cannot; prints every breach, and how fast the day went by.
 */
import { Command } from 'commander'
import { parseCount, parseDuration } from '../../cli/arguments.ts'
import { Judge } from '../../simulator/fleet/judge.ts'
import { loadScenario } from '../../simulator/scenario/scenario.ts'
import { ticksAStep, World } from '../../simulator/world.ts'

interface Flags {
  readonly scenario: string
  readonly seed?: number
  readonly for: number
  readonly json?: boolean
}

const stepsASecond = 10
const sayEveryS = 600
const shownMax = 20

export function trafficDayCommand(say: (text: string) => void): Command {
  return new Command('traffic-day')
    .description('A simulated day of traffic, judged; exit 1 on a breach of the rules.')
    .option('--scenario <name>', 'a shipped scenario or a .json file', 'morning-peak')
    .option('--seed <n>', "the scenario's own where absent", parseCount)
    .option('--for <duration>', 'simulated time', parseDuration, 86_400)
    .option('--json', 'one JSON object')
    .action((flags: Flags) => trafficDay(flags, say))
}

function trafficDay(flags: Flags, say: (text: string) => void): void {
  const scenario = loadScenario(flags.scenario)
  const { seed = scenario.seed } = flags
  const world = new World({ scenario, seed })
  const judge = new Judge(world)
  const fromM = metresOf(world)
  let messages = 0
  const outlet = { emit: (): void => void (messages += 1) }
  const startMs = performance.now()
  for (let step = 1; step <= flags.for * stepsASecond; step++) {
    for (let tick = 0; tick < ticksAStep; tick++) world.tick(outlet)
    judge.look()
    if (step % (sayEveryS * stepsASecond) === 0) {
      const seconds = step / stepsASecond
      say(
        `${seconds} s simulated, ${messages} messages, ${judge.breaches.length} breaches, ${judge.swept.length} swept`,
      )
    }
  }
  const { breaches } = judge
  const result = {
    scenario: scenario.name,
    seed,
    simulatedSeconds: flags.for,
    vehicles: world.vehicles.length,
    vehicleKm: Math.round((metresOf(world) - fromM) / 1000),
    messages,
    seconds: Math.round((performance.now() - startMs) / 1000),
    breaches: breaches.length,
    excused: judge.excused.length,
    swept: judge.swept.length,
  }
  for (const breach of breaches.slice(0, shownMax)) say(JSON.stringify(breach))
  process.stdout.write(`${flags.json === true ? JSON.stringify(result) : lines(result)}\n`)
  if (breaches.length > 0) process.exitCode = 1
}

function metresOf({ vehicles }: World): number {
  return vehicles.reduce((sum, { odometerM }) => sum + odometerM, 0)
}

function lines(result: Readonly<Record<string, string | number>>): string {
  return Object.entries(result)
    .map(([name, value]) => `${name.padEnd(18)}${value}`)
    .join('\n')
}
