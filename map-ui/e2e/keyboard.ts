/**
 * A visitor who has a keyboard and eyes, and no mouse: goes on by Tab alone, and after each press looks where the focus is. Throws as
 * soon as it cannot be seen, stands outside the window, goes back in the page, or goes nowhere any more (WCAG 2.1.1, 2.1.2, 2.4.3, 2.4.7,
 * 2.4.11). Knows nothing of the site.
 */
import type { ElementHandle, Locator, Page } from "playwright-core";

/** More than any page of ours has. */
const mostStops = 250;

interface Look {
  /** Of what has the focus, as it is read out; null: nothing has. */
  readonly name: string | null;
  /** Whether it is what was looked for. */
  readonly isThere: boolean;
  readonly faults: readonly string[];
}

/** Runs in the page, which remembers where the focus was at the last look. */
const lookAt = (page: Page, wanted: ElementHandle | null): Promise<Look> =>
  page.evaluate(
    ([target, memory]) => {
      const focused = document.activeElement;
      if (!(focused instanceof Element) || focused === document.body)
        return { name: null, isThere: false, faults: [] };
      const label = focused.getAttribute("aria-label") ?? focused.textContent ?? "";
      const named = focused instanceof HTMLInputElement ? (focused.labels?.[0]?.textContent ?? "") : label;
      const name = `${focused.localName} "${named.trim().replaceAll(/\s+/gu, " ").slice(0, 60)}"`;
      const faults: string[] = [];
      // A row shows it for its link, a chip for its box, the map for what it is drawn on.
      const showing: Element[] = [];
      for (let one: Element | null = focused; one && showing.length < 4; one = one.parentElement)
        showing.push(one);
      const isSeen = showing.some((one) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(one);
        return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
      });
      if (!isSeen) faults.push("has the focus and does not show it");
      const inView = showing.some((one) =>
        [...one.getClientRects()].some((box) => {
          const x = (Math.max(0, box.left) + Math.min(innerWidth, box.right)) / 2;
          const y = (Math.max(0, box.top) + Math.min(innerHeight, box.bottom)) / 2;
          const top = document.elementFromPoint(x, y);
          return top !== null && (one.contains(top) || top.contains(focused));
        }),
      );
      if (!inView) faults.push("has the focus out of view");
      const holder: Record<string, unknown> = Object(globalThis);
      const before = holder[memory];
      const isBack =
        before instanceof Element &&
        before.isConnected &&
        !before.closest(":popover-open") &&
        Boolean(before.compareDocumentPosition(focused) & Node.DOCUMENT_POSITION_PRECEDING);
      if (isBack) faults.push("stands before what had the focus");
      holder[memory] = focused;
      return { name, isThere: focused === target, faults };
    },
    [wanted, "focusedBefore"] as const,
  );

/** Goes on from where the focus is until it is at what is looked for. */
export const tabTo = async (page: Page, target: Locator): Promise<void> => {
  const wanted = await target.first().elementHandle();
  const stops: string[] = [];
  while (stops.length < mostStops) {
    await page.keyboard.press("Tab");
    const { name, isThere, faults } = await lookAt(page, wanted);
    if (name === null) break;
    if (faults.length > 0)
      throw new Error(`${name} ${faults.join(", ")}, after ${stops.slice(-3).join(", ")}`);
    stops.push(name);
    if (isThere) return;
  }
  throw new Error(`The keyboard does not reach ${String(target)}, only ${stops.join(", ")}`);
};

/**
 * Goes through the whole page once, from where the focus is.
 *
 * @returns what had the focus, in order
 * @throws when the focus stays in one place
 */
export const tabThrough = async (page: Page): Promise<string[]> => {
  const stops: string[] = [];
  while (stops.length < mostStops) {
    await page.keyboard.press("Tab");
    const { name, faults } = await lookAt(page, null);
    // Past the last, the browser itself is next; without one around it, the page begins again.
    if (name === null || (stops.length > 0 && name === stops[0])) return stops;
    if (faults.length > 0)
      throw new Error(`${name} ${faults.join(", ")}, after ${stops.slice(-3).join(", ")}`);
    stops.push(name);
  }
  throw new Error(`The focus does not leave ${stops.slice(-3).join(", ")}`);
};

/** Past the menus, as the first link of every page offers. */
export const skipToContent = async (page: Page): Promise<void> => {
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
};
