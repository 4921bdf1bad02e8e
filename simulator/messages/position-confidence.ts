/** DE_PositionConfidence: how near to the truth 95 % of positions are. */

/** Metres of each class, from 1 on. */
export const confidenceM = [500, 200, 100, 50, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01]
/** 95 % of points off by σ to each side are within so many σ (Rayleigh). */
const sigmasAt95 = Math.sqrt(-2 * Math.log(0.05))

/** The class of positions that are off by σ to each side, metres; 0 is "unavailable": worse than any. */
export function positionConfidenceOf(sigmaM: number): number {
  return confidenceM.findLastIndex((metres) => metres >= sigmaM * sigmasAt95) + 1
}
