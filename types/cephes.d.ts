// The package has types, which its "exports" hide from TypeScript. These are the functions that are used.
declare module "cephes" {
  export const compiled: Promise<void>;
  export function igam(a: number, x: number): number;
  export function igamc(a: number, x: number): number;
  export function igami(a: number, p: number): number;
  export function incbi(a: number, b: number, p: number): number;
  export function ndtr(x: number): number;
  export function ndtri(p: number): number;
  export function smirnov(n: number, d: number): number;
}
