/** What the tests of this package take from outside. */
import process from "node:process";

/** Directory with the SHACL shapes of DCAT-AP-NL 3 (Geonovum's, not kept here); undefined: that test is skipped. */
export const shaclShapes = process.env["SHACL_SHAPES"];
