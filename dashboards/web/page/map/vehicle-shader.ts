/**
 * The shaders of the vehicle layer. A vehicle is one instance of a quad; the vertex shader moves it by the same
 * formula as `VehicleMotion.poseAt`. Positions come in two parts relative to the eye, so that 32 bits resolve millimetres.
 */
import {
  correctionSeconds,
  floatsPerVehicle,
  reckoningSecondsMax,
  returnSeconds,
} from './vehicle-motion.ts'
import { fleets } from '../live/fleets.ts'

export const vertexShader = `#version 300 es
precision highp float;
in vec2 a_corner;
in vec4 a_place;
in vec4 a_motion;
in vec4 a_correction;
in vec4 a_look;
uniform mat4 u_matrix;
uniform vec4 u_eye;
uniform float u_now;
uniform float u_pixel;
uniform float u_size;
uniform int u_shown;
uniform float u_halo;
out vec2 v_corner;
flat out float v_icon;
flat out float v_late;
flat out float v_offline;

void main() {
  int icon = int(a_look.x + 0.5);
  // The halo is of the selected vehicle: that one shows whatever the filter says.
  bool shown = u_halo > 0.5 || (u_shown & (1 << icon)) != 0;
  if (a_look.w < 0.5 || !shown) {
    gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
    return;
  }
  float back = smoothstep(0.0, ${returnSeconds.toFixed(3)}, u_now - a_look.y);
  float t = clamp(u_now - a_motion.w, 0.0, ${reckoningSecondsMax.toFixed(3)}) * (1.0 - back);
  float speed = a_motion.x;
  float heading = a_motion.y;
  float yaw = a_motion.z;
  float turned = heading + yaw * t;
  vec2 driven = vec2(sin(heading), -cos(heading)) * speed * t;
  if (abs(yaw) > 0.001) {
    driven = vec2(cos(heading) - cos(turned), sin(heading) - sin(turned)) * speed / yaw;
  }
  float fade = exp(-max(u_now - a_correction.w, 0.0) / ${correctionSeconds.toFixed(3)});
  vec2 place = (a_place.xy - u_eye.xy) + (a_place.zw - u_eye.zw) + driven + a_correction.xy * fade;
  float angle = turned + a_correction.z * fade;
  float reach = u_halo > 0.5 ? 2.0 : 1.0;
  v_corner = a_corner * reach;
  vec2 turnedCorner = mat2(cos(angle), sin(angle), -sin(angle), cos(angle)) * v_corner;
  gl_Position = u_matrix * vec4(place + turnedCorner * u_size * 0.5 * u_pixel, 0.0, 1.0);
  v_icon = a_look.x;
  v_late = smoothstep(0.0, 0.5, u_now - a_look.y);
  v_offline = step(0.0, u_now - a_look.z);
}
`

/** The atlas has one column a fleet; its second row is what an offline vehicle looks like. */
export const fragmentShader = `#version 300 es
precision highp float;
in vec2 v_corner;
flat in float v_icon;
flat in float v_late;
flat in float v_offline;
uniform sampler2D u_atlas;
uniform float u_halo;
uniform float u_size;
out vec4 o_colour;

void main() {
  vec2 inside = clamp(v_corner, -1.0, 1.0);
  vec2 cell = vec2(v_icon, v_offline);
  vec4 colour = texture(u_atlas, (cell + (inside + 1.0) * 0.5) / vec2(${fleets.length}.0, 2.0));
  if (inside != v_corner) colour = vec4(0.0);
  float grey = dot(colour.rgb, vec3(0.3, 0.5, 0.2));
  colour.rgb = mix(colour.rgb, vec3(grey), 0.75 * v_late);
  colour *= 1.0 - 0.35 * v_late * (1.0 - v_offline);
  if (u_halo > 0.5) {
    float pixel = 2.0 / u_size;
    float away = abs(length(v_corner) - 1.45);
    float ring = 1.0 - smoothstep(1.0 * pixel, 2.0 * pixel, away);
    float glow = 0.25 * (1.0 - smoothstep(0.0, 0.5, abs(length(v_corner) - 1.3)));
    float alpha = max(ring, glow) * (1.0 - colour.a);
    colour += vec4(vec3(alpha), alpha);
  }
  o_colour = colour;
}
`

/** Attributes of an instance: name and offset in floats, four each. */
export const instanceAttributes = [
  ['a_place', 0],
  ['a_motion', 4],
  ['a_correction', 8],
  ['a_look', 12],
] as const

export const instanceBytes = floatsPerVehicle * Float32Array.BYTES_PER_ELEMENT
