/** What the browser tests take from the environment. */
export const environment = {
  /** A site that runs already; undefined: the tests start one. */
  siteUrl: process.env["SITE_URL"]?.replace(/\/$/u, ""),
  chromium: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
  /** For the product that the tests start: without settings of whoever runs them. */
  inherited: { PATH: process.env["PATH"] ?? "", HOME: process.env["HOME"] ?? "" },
};
