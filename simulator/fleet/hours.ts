/** How many people want to be taken somewhere at which hour: shares of a working day, by the clock of the place. */

/** Percent of a day's trips in each hour from midnight. */
type Day = readonly number[]

/**
 * Taxis: 415,416 trips of New York's green taxis on the Tuesdays to Thursdays of one January, from the trip records that
 * the city's Taxi and Limousine Commission publishes (counted by hour in nisutabo/nycgreencabs-react on GitHub).
 */
export const taxiTrips: Day = [
  2.4, 1.5, 1.0, 0.7, 0.7, 0.7, 1.4, 3.7, 5.8, 5.4, 4.5, 4.3, 4.1, 4.3, 4.9, 5.4, 6.0, 7.0, 7.9,
  7.5, 6.4, 5.7, 4.8, 3.9,
]

/**
 * Buses: two peaks of commuters, as card readers of Chinese city buses count them. Drawn from memory, not looked up: no table of
 * theirs was at hand.
 */
export const busBoardings: Day = [
  0.2, 0, 0, 0, 0.1, 1.0, 5.0, 11.0, 10.5, 6.5, 5.2, 5.0, 4.8, 4.6, 4.8, 5.2, 6.5, 10.0, 8.8, 4.5,
  2.9, 2.0, 1.0, 0.4,
]

/** The part of a whole day's trips that falls into an hour. */
export function shareOf(day: Day, hour: number): number {
  return day[hour]! / 100
}

/** How much of what the busiest hour asks for an hour asks for, 0 to 1. */
export function levelOf(day: Day, hour: number): number {
  return day[hour]! / Math.max(...day)
}

/** The hour of the day at a place, by the time zone that its longitude is in: none is written in a network. */
export function hourAt(utcMicros: number, longitude: number): number {
  const zone = Math.round(longitude / 15)
  return (((Math.floor(utcMicros / 3_600_000_000) + zone) % 24) + 24) % 24
}
