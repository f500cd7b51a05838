#!/usr/bin/env node
// Builds what is not built, then runs the command line in this same process, so that signals reach it directly.
import { buildWhatIsNotBuilt } from "./build.mjs";

if (await buildWhatIsNotBuilt()) await import("../dist/program/main.js");
else process.exitCode = 1;
