/** What whoever joins is told of the picture's age. */
import { expect, test } from 'vitest'
import { v2x } from '../../../schemas/index.ts'
import { frameKinds } from '../../../schemas/live-frame.ts'
import { MergedPicture } from './merged-picture.ts'

function publishedAt(picture: MergedPicture): number[] {
  const [vehicles, messages] = picture.snapshot().map((message) => message.subarray(1))
  return [
    v2x.v1.LiveVehicles.decode(vehicles!).publishedAt,
    v2x.v1.LiveMessages.decode(messages!).publishedAt,
  ]
}

test('a snapshot is as old as the frames that it was made of', () => {
  const picture = new MergedPicture()
  expect(publishedAt(picture)).toEqual([0, 0])
  picture.fold(frameKinds.vehicles, v2x.v1.LiveVehicles.encode({ publishedAt: 7 }).finish())
  picture.fold(frameKinds.messages, v2x.v1.LiveMessages.encode({ publishedAt: 8 }).finish())
  expect(publishedAt(picture)).toEqual([7, 8])
})
