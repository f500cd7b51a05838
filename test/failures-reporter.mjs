/**
 * A reporter of vitest for `npm test`: how many tests passed, and one line for each thing that failed, as JSON in the file
 * that REPORT_FILE names. Vitest's own JSON leaves out what fails outside of a test: a hook of a `describe`, a rejection
 * that nobody caught.
 */
import { writeFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";

const LONGEST_LINE = 300;

export default class FailuresReporter {
  onTestRunEnd(modules, unhandledErrors) {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (state) => tests.filter((test) => test.result().state === state).length;
    const failures = [
      ...modules.flatMap(failuresIn),
      ...unhandledErrors.map((error) => line("outside of a test", error)),
    ];
    const report = { passed: count("passed"), skipped: count("skipped"), failures };
    writeFileSync(process.env.REPORT_FILE, JSON.stringify(report));
  }
}

/** Of the file itself, of its `describe`s, of its tests. */
function failuresIn(module) {
  const file = module.relativeModuleId;
  return [
    ...module
      .errors()
      .slice(0, 1)
      .map((error) => line(file, error)),
    ...[...module.children.allSuites()].flatMap((suite) =>
      suite
        .errors()
        .slice(0, 1)
        .map((error) => line(`${file} > ${suite.fullName}`, error)),
    ),
    ...[...module.children.allTests("failed")].map((test) =>
      line(`${file} > ${test.fullName}`, test.result().errors?.[0]),
    ),
  ];
}

/** Where it failed and the first line of why, without what colours a terminal. */
function line(place, error) {
  const reason = String(error?.message ?? error ?? "no reason given");
  const [sentence = ""] = stripVTControlCharacters(reason).trim().split("\n");
  return `${place}: ${sentence}`.slice(0, LONGEST_LINE);
}
