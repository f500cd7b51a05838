/** @jsxRuntime automatic @jsxImportSource preact */
// A QR code as one path: dark modules as runs in a row. The light edge that readers need is part of the drawing (ISO/IEC 18004 §9.1).
import { encodeQR } from "qr";

/** Modules of light around the code. */
const quiet = 4;

/** Dark runs of each row, in modules. */
export const qrPath = (text: string): { readonly d: string; readonly size: number } => {
  const rows = encodeQR(text, "raw", { ecc: "medium", border: quiet });
  let d = "";
  rows.forEach((row, y) => {
    for (let x = 0; x < row.length; x += 1) {
      if (!row[x]) continue;
      const from = x;
      while (row[x + 1]) x += 1;
      d += `M${from} ${y}h${x - from + 1}v1H${from}Z`;
    }
  });
  return { d, size: rows.length };
};

/** @param label - what a reader who cannot see it is told */
export const QrCode = ({ text, label }: { text: string; label: string }) => {
  const { d, size } = qrPath(text);
  return (
    <svg
      class="qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <path class="light" d={`M0 0h${size}v${size}H0Z`} />
      <path class="dark" d={d} />
    </svg>
  );
};
