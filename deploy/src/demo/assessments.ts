/** What was weighed before a sensor of the demonstration was placed: privacy, ethics, need and security. */
import { page } from "./city.ts";
import { dateAround, type Window } from "./dates.ts";
import type { DemoSensor } from "./sensors/demo-sensor.ts";
import { text } from "./text.ts";

const COMMITTEE = text("De ethische commissie van Voorbeeldstad", "The ethics committee of Voorbeeldstad");

/** Only what takes in pictures or sound is assessed; the rest cannot see or hear anybody. */
export function assessmentsOf(
  { model, window }: DemoSensor,
  capture: string | undefined,
  { from, to }: Window,
): unknown[] {
  if (capture !== "camera" && capture !== "microphone") return [];
  const isEnding = window.renew === "never";
  return [
    {
      kind: "dpia",
      date: dateAround(from, -60),
      by: text("Gemeente Voorbeeldstad", "City of Voorbeeldstad"),
      outcome: "approved-with-conditions",
      summary:
        capture === "camera"
          ? text(
              "De camera mag hangen als hij geen beeld bewaart.",
              "The camera may hang there if the picture is not kept.",
            )
          : text(
              "De microfoon mag hangen als hij geen geluid bewaart.",
              "The microphone may hang there if the sound is not kept.",
            ),
      document: page(`dpia-${model}`),
      ...(isEnding ? {} : { nextDate: dateAround(to, -10) }),
      conditions: [
        {
          text: text(
            "Een keer per jaar kijkt een ander bureau het kastje na.",
            "Another firm checks the box once a year.",
          ),
          state: "met",
        },
      ],
    },
    ...(capture === "camera" ? [ethics({ from }), necessity({ from }), security({ from })] : []),
  ];
}

type Begin = Pick<Window, "from">;

function ethics({ from }: Begin): unknown {
  return {
    kind: "ethics",
    date: dateAround(from, -57),
    by: COMMITTEE,
    outcome: "approved-with-conditions",
    summary: text(
      "Tellen mag. Zeg wel op straat dat er een camera in het kastje zit.",
      "Counting is allowed. But say in the street that the box holds a camera.",
    ),
    document: page("ethisch-advies"),
    conditions: [
      { text: text("Op elke paal hangt een bord.", "There is a sign on every pole."), state: "met" },
      {
        text: text(
          "De gemeente praat elk jaar met bewoners over de tellers.",
          "The city talks with residents about the counters every year.",
        ),
        state: "open",
        dueDate: dateAround(from, 330),
      },
    ],
    advice: {
      followed: "partly",
      reason: text(
        "Het advies was ook: zet de tellers ’s nachts uit. Dat doen wij niet. Juist dan kan het te druk zijn.",
        "The advice was also to switch the counters off at night. We do not. It can be too crowded just then.",
      ),
    },
  };
}

function necessity({ from }: Begin): unknown {
  return {
    kind: "necessity",
    date: dateAround(from, -70),
    by: text("Gemeente Voorbeeldstad", "City of Voorbeeldstad"),
    outcome: "approved",
    summary: text(
      "Tellen met de hand kan niet de hele dag. Met minder kan het niet.",
      "People cannot count by hand all day. It cannot be done with less.",
    ),
  };
}

function security({ from }: Begin): unknown {
  return {
    kind: "security",
    date: dateAround(from, -30),
    by: text("Een onafhankelijk bureau", "An independent firm"),
    outcome: "approved",
    summary: text(
      "Een bureau probeerde in het kastje te komen. Dat lukte niet.",
      "A firm tried to break into the box. It did not succeed.",
    ),
  };
}
