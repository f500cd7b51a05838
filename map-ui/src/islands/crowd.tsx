/** @jsxRuntime automatic @jsxImportSource preact */
// Brings the crowd board to life: the same component that the server rendered, with the state it was rendered from.
import { hydrate } from "preact";
import { Board, type BoardProps } from "../crowd/board.tsx";

const host = document.querySelector("[data-island=crowd]");
const source = document.querySelector("#crowd-board");

if (host && source?.textContent) {
  const props: BoardProps = JSON.parse(source.textContent);
  hydrate(<Board {...props} />, host);
  document.documentElement.dataset["crowdReady"] = "true";
}
