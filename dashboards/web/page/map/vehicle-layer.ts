/**
 * All vehicles as one layer of MapLibre: instanced quads that the graphics card moves. JavaScript works when a frame
 * of data came (one upload) and otherwise sets a dozen uniforms a frame, whatever the number of vehicles.
 */
import type { CustomLayerInterface, CustomRenderMethodInput, Map as MapLibreMap } from 'maplibre-gl'
import type { VehicleMotion } from './vehicle-motion.ts'
import { drawAtlas } from './vehicle-icons.ts'
import { earthCircumferenceM, mercatorX, mercatorY } from './mercator.ts'
import {
  fragmentShader,
  instanceAttributes,
  instanceBytes,
  vertexShader,
} from './vehicle-shader.ts'

export interface VehicleLayerSource {
  readonly motion: VehicleMotion
  /** Rows in use. */
  readonly length: number
}

interface Drawing {
  readonly gl: WebGL2RenderingContext
  readonly program: WebGLProgram
  readonly corners: WebGLBuffer
  readonly instances: WebGLBuffer
  readonly atlas: WebGLTexture
  readonly uniform: (name: string) => WebGLUniformLocation | null
  readonly attribute: (name: string) => number
}

/** Speed that repainting must keep up with, and how far a vehicle may move on the screen between two pictures. */
const fastestMps = 25
const stepPixelsMax = 0.5
const pauseMsMin = 1000 / 60
const pauseMsMax = 200

export class VehicleLayer implements CustomLayerInterface {
  readonly id = 'vehicles'
  readonly type = 'custom'
  readonly renderingMode = '2d'
  /** Bit i is set where fleet i is shown. */
  shownFleets = 0x3f
  /** Index of the selected vehicle, or −1. */
  selected = -1
  /** Set where the person asked for little motion: then a picture a second. */
  calm = false
  /** Set while nobody sees the map: then nothing is drawn. */
  paused = false
  /** Longest JavaScript of one picture so far, ms. */
  longestRenderMs = 0
  readonly #source: VehicleLayerSource
  readonly #nowMs: () => number
  readonly #onDrawn: () => void
  #map: MapLibreMap | undefined
  #drawing: Drawing | undefined
  #uploaded = -1
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(source: VehicleLayerSource, nowMs: () => number, onDrawn: () => void) {
    this.#source = source
    this.#nowMs = nowMs
    this.#onDrawn = onDrawn
  }

  onAdd(map: MapLibreMap): void {
    this.#map = map
    // The handles of a lost context are worthless; the next picture makes new ones.
    map.on('webglcontextlost', () => {
      this.#drawing = undefined
    })
  }

  onRemove(): void {
    clearTimeout(this.#timer)
    this.#drawing = undefined
    this.#map = undefined
  }

  render(gl: WebGL2RenderingContext, input: CustomRenderMethodInput): void {
    const map = this.#map
    if (map === undefined || this.paused) return
    const drawing = (this.#drawing ??= this.#prepare(gl))
    const startedMs = performance.now()
    this.#upload(drawing)
    this.#draw(drawing, input, map)
    this.#onDrawn()
    this.#repaintLater(map)
    this.longestRenderMs = Math.max(this.longestRenderMs, performance.now() - startedMs)
  }

  /** Diameter of an icon's cell in CSS pixels. */
  iconSize(): number {
    const zoom = this.#map?.getZoom() ?? 12
    const wall = window.innerWidth >= 2400 && window.devicePixelRatio < 1.5 ? 1.5 : 1
    return wall * interpolate(zoom)
  }

  #repaintLater(map: MapLibreMap): void {
    if (this.#timer !== undefined) return
    const pixelsPerMetre = (512 * 2 ** map.getZoom()) / earthCircumferenceM
    const fastMs = (1000 * stepPixelsMax) / (fastestMps * pixelsPerMetre)
    const pauseMs = this.calm ? 1000 : Math.min(pauseMsMax, Math.max(pauseMsMin, fastMs))
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.#map?.triggerRepaint()
    }, pauseMs - 4)
  }

  #prepare(gl: WebGL2RenderingContext): Drawing {
    const program = link(gl)
    const corners = gl.createBuffer()
    gl.bindBuffer(gl.ARRAY_BUFFER, corners)
    gl.bufferData(gl.ARRAY_BUFFER, new Float32Array([-1, -1, 1, -1, -1, 1, 1, 1]), gl.STATIC_DRAW)
    this.#uploaded = -1
    return {
      gl,
      program,
      corners,
      instances: gl.createBuffer(),
      atlas: uploadAtlas(gl),
      uniform: remember((name) => gl.getUniformLocation(program, name)),
      attribute: remember((name) => gl.getAttribLocation(program, name)),
    }
  }

  #upload({ gl, instances }: Drawing): void {
    const { motion, length } = this.#source
    if (this.#uploaded === motion.revision) return
    this.#uploaded = motion.revision
    gl.bindBuffer(gl.ARRAY_BUFFER, instances)
    gl.bufferData(gl.ARRAY_BUFFER, motion.data.subarray(0, length * 16), gl.DYNAMIC_DRAW)
  }

  #draw(drawing: Drawing, input: CustomRenderMethodInput, map: MapLibreMap): void {
    const { gl, program, uniform, atlas } = drawing
    const { length, motion } = this.#source
    if (length === 0) return
    const centre = map.getCenter()
    const eye = [mercatorX(centre.lng), mercatorY(centre.lat)] as const
    const hi = eye.map(Math.fround)
    gl.useProgram(program)
    gl.uniformMatrix4fv(uniform('u_matrix'), false, matrixFrom(input, eye))
    gl.uniform4f(uniform('u_eye'), hi[0]!, hi[1]!, eye[0] - hi[0]!, eye[1] - hi[1]!)
    gl.uniform1f(uniform('u_now'), motion.secondsAt(this.#nowMs()))
    gl.uniform1f(uniform('u_pixel'), 1 / (512 * 2 ** map.getZoom()))
    gl.uniform1f(uniform('u_size'), this.iconSize())
    gl.uniform1i(uniform('u_shown'), this.shownFleets)
    gl.activeTexture(gl.TEXTURE0)
    gl.bindTexture(gl.TEXTURE_2D, atlas)
    gl.uniform1i(uniform('u_atlas'), 0)
    gl.disable(gl.CULL_FACE)
    gl.uniform1f(uniform('u_halo'), 0)
    this.#drawInstances(drawing, 0, length)
    if (this.selected >= 0 && this.selected < length) {
      gl.uniform1f(uniform('u_halo'), 1)
      this.#drawInstances(drawing, this.selected, 1)
    }
  }

  #drawInstances(drawing: Drawing, first: number, count: number): void {
    const { gl, attribute, corners, instances } = drawing
    const corner = attribute('a_corner')
    gl.bindVertexArray(null)
    gl.bindBuffer(gl.ARRAY_BUFFER, corners)
    gl.enableVertexAttribArray(corner)
    gl.vertexAttribPointer(corner, 2, gl.FLOAT, false, 0, 0)
    gl.bindBuffer(gl.ARRAY_BUFFER, instances)
    for (const [name, offset] of instanceAttributes) {
      const at = attribute(name)
      gl.enableVertexAttribArray(at)
      gl.vertexAttribPointer(
        at,
        4,
        gl.FLOAT,
        false,
        instanceBytes,
        first * instanceBytes + offset * 4,
      )
      gl.vertexAttribDivisor(at, 1)
    }
    gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, count)
    for (const [name] of instanceAttributes) {
      const at = attribute(name)
      gl.vertexAttribDivisor(at, 0)
      gl.disableVertexAttribArray(at)
    }
    gl.disableVertexAttribArray(corner)
  }
}

/** Asks the graphics card once for each name. */
function remember<T>(ask: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>()
  return (name) => {
    if (!known.has(name)) known.set(name, ask(name))
    return known.get(name)!
  }
}

/** Size over zoom: readable from the whole zone down to a lane. */
function interpolate(zoom: number): number {
  const stops = [
    [10, 13],
    [12, 19],
    [14, 30],
    [16, 42],
    [18, 64],
  ] as const
  const after = stops.findIndex(([at]) => at > zoom)
  if (after === 0) return stops[0][1]
  if (after < 0) return stops[stops.length - 1]![1]
  const [[fromZoom, fromSize], [toZoom, toSize]] = [stops[after - 1]!, stops[after]!]
  return fromSize + ((zoom - fromZoom) / (toZoom - fromZoom)) * (toSize - fromSize)
}

/** Clip space from Web Mercator relative to the eye: multiplied in 64 bits, rounded once. */
function matrixFrom(input: CustomRenderMethodInput, eye: readonly [number, number]): Float32Array {
  const matrix = Float64Array.from(input.defaultProjectionData.mainMatrix)
  for (let row = 0; row < 4; row++) {
    matrix[12 + row]! += matrix[row]! * eye[0] + matrix[4 + row]! * eye[1]
  }
  return Float32Array.from(matrix)
}

function link(gl: WebGL2RenderingContext): WebGLProgram {
  const program = gl.createProgram()
  for (const [type, source] of [
    [gl.VERTEX_SHADER, vertexShader],
    [gl.FRAGMENT_SHADER, fragmentShader],
  ] as const) {
    const shader = gl.createShader(type)
    if (shader === null) throw new Error('the graphics context is lost')
    gl.shaderSource(shader, source)
    gl.compileShader(shader)
    gl.attachShader(program, shader)
  }
  gl.linkProgram(program)
  if (gl.getProgramParameter(program, gl.LINK_STATUS) !== true && !gl.isContextLost()) {
    throw new Error(`cannot link the vehicles' shader: ${gl.getProgramInfoLog(program)}`)
  }
  return program
}

function uploadAtlas(gl: WebGL2RenderingContext): WebGLTexture {
  const texture = gl.createTexture()
  gl.bindTexture(gl.TEXTURE_2D, texture)
  gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false)
  gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true)
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, drawAtlas())
  gl.generateMipmap(gl.TEXTURE_2D)
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR_MIPMAP_LINEAR)
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.LINEAR)
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE)
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE)
  return texture
}
