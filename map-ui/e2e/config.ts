/** What the browser tests take from the environment. */
export const environment = {
  /** A site that runs already; undefined: the tests start one. */
  siteUrl: process.env["SITE_URL"]?.replace(/\/$/u, ""),
  /** Without all that a screen needs: two thirds of the processor time. */
  chromium: process.env["CHROMIUM"] ?? "/usr/bin/chromium-headless-shell",
  /** For the product that the tests start: without settings of whoever runs them. */
  inherited: { PATH: process.env["PATH"] ?? "", HOME: process.env["HOME"] ?? "" },
};
