/** Which v2x this is: what `--version` prints and a backup says of its maker. */
export const productVersion = '0.1.0'
