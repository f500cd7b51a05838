import { InvalidArgumentError } from "commander";
import * as z from "zod";

const instant = z.iso.datetime({ offset: true });

/**
 * Reads a moment from the command line.
 *
 * @throws {InvalidArgumentError} which the command line shows with the name of the option
 */
export function readMoment(text: string): string {
  if (instant.safeParse(text).success) return text;
  throw new InvalidArgumentError("Expected a moment with its zone, such as 2026-11-24T23:00:00+01:00.");
}
