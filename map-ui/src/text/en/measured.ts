import type { measured as dutch } from "../nl/measured.ts";

export const measured: Record<keyof typeof dutch, string> = {
  "measured.title": "Was I measured?",
  "measured.title.fault": "Error: Was I measured?",
  "measured.lead":
    "Choose a place and a time. You see which sensors were on there and then, and what is left of it.",
  "measured.form": "Where and when were you there?",
  "measured.again": "Ask something else",
  "measured.place": "Place",
  "measured.place.hint":
    "Type an address, a neighbourhood or the number on the pole. Or paste the address of a sensor's page.",
  "measured.date": "Day",
  "measured.date.hint": "For example 24-11-2026.",
  "measured.hour": "Hour",
  "measured.hour.hint": "By the clock in the city.",
  "measured.hour.none": "Choose an hour",
  "measured.hour.choice": "{from} to {to}",
  "measured.within": "How near?",
  "measured.within.choice": "Up to {metres} metres from the place",
  "measured.button": "Search",
  "measured.privacy":
    "We do not keep your question. It is in no log. Are you looking for an address? Then our system may ask PDOK where it is. We do not send the time.",
  "measured.link.body": "Were you near this sensor? See what was measured then.",
  "measured.faults": "This is not right yet",
  "measured.fault.place": "Fill in a place.",
  "measured.fault.place.unknown":
    "We do not know this place. Try another street, a neighbourhood or the number on the pole.",
  "measured.fault.date": "Fill in a day.",
  "measured.fault.date.wrong": "There is no such day. Type for example 24-11-2026.",
  "measured.fault.hour": "Choose an hour.",
  "measured.fault.hour.skipped":
    "This hour did not exist. That night the clock went one hour forward. Choose the hour before or after it.",
  "measured.fault.future": "This time is still to come. Choose a time that has passed.",
  "measured.place.found": "Place: {place}. We searched up to {metres} metres.",
  "measured.hour.title": "{weekday} {day}, {from} to {to}",
  "measured.turn.first":
    "That night the clock went back one hour. This hour came twice. This is the first time (summer time).",
  "measured.turn.second": "This is the second time (winter time).",
  "measured.count":
    "{n, plural, =0 {We know of no sensor that was on there and then.} one {# sensor was on there and then.} other {# sensors were on there and then.}}",
  "measured.more":
    "{n, plural, one {There was # more sensor, farther away.} other {There were # more sensors, farther away.}}",
  "measured.reach.near": "{metres} metres from the place.",
  "measured.reach.sees": "The place lies in the area that this sensor measures.",
  "measured.reach.moves":
    "This sensor moves around. The place lies in its area. We do not know whether it was right there.",
  "measured.reach.quarter": "In this neighbourhood, {metres} metres away.",
  "measured.changed": "The agreement about this sensor changed within this hour. You see the new one.",
  "measured.tier.raw": "Single measurements",
  "measured.tier.hour": "Together, of that hour",
  "measured.tier.day": "Together, of that day",
  "measured.tier.backup": "Single measurements in a backup",
  "measured.raw": "{n, plural, one {There is # measurement.} other {There are # measurements.}}",
  "measured.raw.range": "The lowest is {min}, the highest {max}.",
  "measured.raw.hidden":
    "{n, plural, one {For # there is no number: {what}.} other {For # there is no number: {what}.}}",
  "measured.values": "See the measurements",
  "measured.hidden": "we do not show it",
  "measured.below": "fewer than {n}",
  "measured.sum": "{value} in all.",
  "measured.mean": "{value} on average.",
  "measured.small": "Small numbers are not counted here.",
  "measured.rolled.hidden": "The number is so small that we do not show it.",
  "measured.goes": "This goes: {when}.",
  "measured.rule": "The rule of then: we keep this for {duration}.",
  "measured.rule.shorter": "Later a shorter time was agreed.",
  "measured.nothing": "Nothing came in then.",
  "measured.later": "This cannot be seen yet. Look again later.",
  "measured.closed": "This is not public. Ask for access if you want to know.",
  "measured.deleted": "Deleted. Its time was over: {when}.",
  "measured.overdue": "This should have been gone: {when}. But it is still there. That is not right.",
  "measured.overdue.never": "This must not have been kept. But it is there. That is not right.",
  "measured.not-stored": "We do not keep this.",
  "measured.backup.until": "They may be in it until {day}.",
  "measured.backup.gone":
    "By the city's rule they are gone since {day}. We do not look into the copy itself.",
  "measured.backup.unknown": "The city promises nothing about this.",
  "measured.print": "You can print this page, with the menu of your browser.",
  "measured.incomplete.title": "What we do not know",
  "measured.incomplete":
    "This list is not complete. Cameras of the police, shops and residents are not in it.",
  "measured.ask": "Do you want to be sure whether we have anything about you? Ask for access:",
};
