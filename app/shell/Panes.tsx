/** A window of nine panes that is lit differently for every address. */
export function Panes({ address, size = 22 }: { address: string; size?: number }) {
  const digits = address.slice(2).toLowerCase();
  const hue = Number.parseInt(digits.slice(0, 3), 16) % 360;
  return (
    <svg width={size} height={size} viewBox="0 0 22 22" aria-hidden="true" style={{ flex: "none" }}>
      <rect width="22" height="22" rx="5" fill={`hsl(${hue} 30% 20%)`} />
      {Array.from({ length: 9 }, (_, i) => {
        const light = Number.parseInt(digits[i + 3] ?? "0", 16) / 15;
        const shade = (hue + (Number.parseInt(digits[i + 12] ?? "0", 16) - 8) * 5 + 360) % 360;
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: nine places that never move.
            key={i}
            x={3 + (i % 3) * 5.6}
            y={3 + Math.floor(i / 3) * 5.6}
            width="4.8"
            height="4.8"
            rx="1"
            fill={`hsl(${shade} 55% ${30 + light * 45}%)`}
          />
        );
      })}
    </svg>
  );
}
