/** A text in the languages of the demonstration: Dutch at level B1, English beside it. */
export interface Text {
  nl: string;
  en: string;
}

export function text(nl: string, en: string): Text {
  return { nl, en };
}
