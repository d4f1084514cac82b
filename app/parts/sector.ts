/** The path of a ring's sector around the upward axis, as wide as `degrees`. */
export function sector(outer: number, inner: number, degrees: number): string {
  const half = (degrees / 2) * (Math.PI / 180);
  const at = (radius: number, angle: number) =>
    `${(radius * Math.sin(angle)).toFixed(2)} ${(-radius * Math.cos(angle)).toFixed(2)}`;
  const large = degrees > 180 ? 1 : 0;
  return `M${at(outer, -half)}A${outer} ${outer} 0 ${large} 1 ${at(outer, half)}L${at(inner, half)}A${inner} ${inner} 0 ${large} 0 ${at(inner, -half)}Z`;
}
