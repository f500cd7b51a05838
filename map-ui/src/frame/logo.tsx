/** @jsxRuntime automatic @jsxImportSource preact */

/** A gauge staff standing in the water: own drawing. */
export const Logo = () => (
  <svg
    width="34"
    height="46"
    viewBox="0 0 34 46"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    aria-hidden="true"
  >
    <path d="M10 1.5h14v43H10Z" />
    <path d="M10 7h8M10 13h5M10 19h8M10 25h5" />
    <path fill="currentColor" stroke="none" d="M10 30h14v14.5H10Z" />
    <path
      class="water"
      stroke-width="2.4"
      stroke-linecap="round"
      d="M1.5 31c1.6-1.9 3.4-1.9 5 0M27.5 31c1.6-1.9 3.4-1.9 5 0M3 37.6c1.2-1.3 2.4-1.3 3.6 0M27.4 37.6c1.2-1.3 2.4-1.3 3.6 0"
    />
  </svg>
);
