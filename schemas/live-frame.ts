/** A binary message of the live WebSocket: one byte that says what it is, then protobuf. */

/** The first byte: LiveVehicles, LiveMessages or LiveStats of `live.proto` come behind it. */
export const frameKinds = { vehicles: 1, messages: 2, stats: 3 } as const
export type FrameKind = (typeof frameKinds)[keyof typeof frameKinds]
