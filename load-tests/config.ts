/** Settings of the load tests. */
export const loadConfig = {
  k6: {
    env: 'V2X_LOAD_K6',
    default: '',
    doc: 'Path of the k6 that offers loads; empty is the one that load-tests/install-k6 built, or the one on the PATH.',
  },
} as const
