/** What html-validate finds in a page as it comes over the wire. */
import { HtmlValidate } from "html-validate";

const checker = new HtmlValidate({
  extends: ["html-validate:recommended"],
  rules: {
    // As the renderer writes it, and as HTML allows it.
    "void-style": "off",
    "doctype-style": ["error", { style: "lowercase" }],
    "attribute-boolean-style": "off",
    "attribute-empty-style": "off",
    "long-title": "off",
    // Names of lists, charts and parts of a form are read aloud where ARIA allows them.
    "aria-label-misuse": ["error", { allowAnyNamable: true }],
    "form-dup-name": ["error", { shared: ["checkbox", "radio"] }],
    "prefer-native-element": ["error", { exclude: ["img", "region"] }],
  },
});

/** One line each, without those that repeat. @param name - of the page, for the lines */
export const htmlFaultsOf = async (name: string, html: string): Promise<string[]> => {
  const { results } = await checker.validateString(html);
  const lines = results
    .flatMap(({ messages }) => messages)
    .map(
      ({ ruleId, message, line, column, selector }) =>
        `${name}:${line}:${column} ${ruleId}: ${message} ${selector ?? ""}`,
    );
  return [...new Set(lines)];
};
