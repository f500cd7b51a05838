import jsqr from "jsqr";
import { describe, expect, it } from "vitest";
import { qrPath } from "./qr-code.tsx";

/** The drawing as a camera would see it: eight pixels a module. */
const photograph = (text: string) => {
  const { d, size } = qrPath(text);
  const scale = 8;
  const width = size * scale;
  const data = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x = "", y = "", length = ""] of d.matchAll(/M(\d+) (\d+)h(\d+)v1H\1Z/gu)) {
    for (let py = Number(y) * scale; py < (Number(y) + 1) * scale; py += 1) {
      for (let px = Number(x) * scale; px < (Number(x) + Number(length)) * scale; px += 1)
        data.set([0, 0, 0], (py * width + px) * 4);
    }
  }
  return { width, height: width, data };
};

describe("qrPath", () => {
  it.each(["https://sensoren.voorbeeldstad.example/s/k01m9xq7", "http://127.0.0.1:8080/s/00000000"])(
    "can be read back: %s",
    (address) => {
      const { data, width, height } = photograph(address);
      expect(jsqr.default(data, width, height)?.data).toBe(address);
    },
  );

  it("keeps the edge light that readers need", () => {
    const { d, size } = qrPath("https://stad.example/s/k01m9xq7");
    const starts = [...d.matchAll(/M(\d+) (\d+)h(\d+)/gu)].map((found) => found.slice(1).map(Number));
    for (const [x = 0, y = 0, length = 0] of starts) {
      expect(Math.min(x, y, size - x - length, size - 1 - y)).toBeGreaterThanOrEqual(4);
    }
  });
});
