/**
 * Reads the page aloud with a voice of the visitor's own device. A voice that lives on a server elsewhere would send the text, and
 * when it is read, to others: it is not used. Without a local voice for the language there is no button.
 */
import type { SpeakWords } from "./speak/words.ts";

/** What is read as one piece: a pause follows. Inner ones are read with their outer. */
const pieces = "h1, h2, h3, h4, p, li, dt, dd, figcaption";
/** Not for ears: what is drawn, folded away, or hidden. */
const silent = "svg, script, table, [hidden], [aria-hidden=true], details:not([open])";

const voiceFor = (lang: string): SpeechSynthesisVoice | undefined =>
  speechSynthesis
    .getVoices()
    .find((voice) => voice.localService && voice.lang.toLowerCase().startsWith(lang.toLowerCase()));

interface Piece {
  readonly text: string;
  readonly lang: string;
}

const piecesOf = (main: Element): Piece[] =>
  [...main.querySelectorAll(pieces)].flatMap((element) => {
    if (element.closest(silent) || element.parentElement?.closest(pieces)) return [];
    const copy = element.cloneNode(true);
    if (!(copy instanceof Element)) return [];
    for (const part of copy.querySelectorAll(silent)) part.remove();
    const text = (copy.textContent ?? "").replaceAll(/\s+/gu, " ").trim();
    const lang = element.closest("[lang]")?.getAttribute("lang") ?? document.documentElement.lang;
    return text === "" ? [] : [{ text, lang }];
  });

const offer = (host: HTMLElement): void => {
  const words: SpeakWords = JSON.parse(host.querySelector("script")?.textContent ?? "{}");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "utrecht-button utrecht-button--secondary-action";
  button.textContent = words.read;
  host.append(button);
  let reading = false;
  const show = (now: boolean) => {
    reading = now;
    button.textContent = now ? words.stop : words.read;
  };
  const stop = () => {
    speechSynthesis.cancel();
    show(false);
  };
  button.addEventListener("click", () => {
    const main = document.querySelector("main");
    if (reading || !main) return stop();
    speechSynthesis.cancel();
    const all = piecesOf(main);
    all.forEach(({ text, lang }, i) => {
      const utterance = new SpeechSynthesisUtterance(text);
      const voice = voiceFor(lang);
      utterance.lang = lang;
      if (voice) utterance.voice = voice;
      if (i === all.length - 1) utterance.addEventListener("end", () => show(false));
      speechSynthesis.speak(utterance);
    });
    show(all.length > 0);
  });
  // Speech goes on behind the next page by itself.
  addEventListener("pagehide", stop);
};

const host = document.querySelector<HTMLElement>("[data-island=speak]");
if (host && "speechSynthesis" in window) {
  const { lang } = document.documentElement;
  const look = () => {
    if (host.querySelector("button") || !voiceFor(lang)) return;
    speechSynthesis.removeEventListener("voiceschanged", look);
    offer(host);
  };
  // Browsers find their voices only after a while.
  speechSynthesis.addEventListener("voiceschanged", look);
  look();
}
