/** placeholder */
export async function runSaboteurs(
  _seed: number,
  _say: (line: string) => void,
  _only?: string,
): Promise<boolean> {
  return true
}
