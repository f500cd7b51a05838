import type { chart as dutch } from "../nl/chart.ts";

export const chart: Record<keyof typeof dutch, string> = {
  "chart.ranges": "How far back?",
  "chart.range.day": "24 hours",
  "chart.range.week": "7 days",
  "chart.range.year": "1 year",
  "chart.caption.sum":
    "{range, select, day {In all {sum} in the last 24 hours. The busiest hour began at {when}, with {max}.} week {In all {sum} in the last 7 days. The busiest hour began {when}, with {max}.} other {In all {sum} in the last year. The busiest day was {when}, with {max}.}}",
  "chart.caption.between":
    "{range, select, day {In the last 24 hours the mean of an hour was between {min} and {max}.} week {In the last 7 days the mean of an hour was between {min} and {max}.} other {In the last year the mean of a day was between {min} and {max}.}}",
  "chart.caption.none":
    "{range, select, day {There are no numbers to show of the last 24 hours.} week {There are no numbers to show of the last 7 days.} other {There are no numbers to show of the last year.}}",
  "chart.key.sum": "{range, select, year {Number a day} other {Number an hour}}",
  "chart.key.mean": "{range, select, year {Mean of a day} other {Mean of an hour}}",
  "chart.key.rms": "{range, select, year {Mean strength of a day} other {Mean strength of an hour}}",
  "chart.label":
    "{range, select, day {Line of the last 24 hours.} week {Line of the last 7 days.} other {Line of the last year.}} The numbers are in the table below.",
  "chart.table.caption": "{name}, {range, select, day {by hour} week {by day} other {by month}}",
  "chart.when": "{range, select, day {Hour} week {Day} other {Month}}",
  "chart.table.sum": "{range, select, day {Number an hour} week {Number a day} other {Number a month}}",
  "chart.table.mean": "Mean",
  "chart.table.rms": "Mean strength",
  "chart.read-out": "Point at a moment",
  "chart.highest": "{range, select, week {Highest hour} other {Highest day}}",
  "chart.csv": "{range, select, year {Get a year, by day (CSV)} other {Get 30 days, by hour (CSV)}}",

  "pilot.outcome.overdue": "The outcome should have been here by {day}. It is not there yet.",
  "pilot.outcome.waiting": "The pilot is over. Its outcome comes here by {day}.",
  "pilot.ended": "The pilot ended on {day}.",
  "field.one": "This meter measures one kind of radio waves. It does not measure all transmitters together.",
  "field.mean": "Over 30 minutes it was {power} watts per square metre on average. That was until {moment}.",
  "field.strength.no-share": "You cannot work out a share with volts per metre.",
  "field.strength.no-level": "For these waves there is no limit in volts per metre either.",
  "field.below": "That is less than the meter can see well. It may also be less.",
  "field.day": "The highest mean in 24 hours was {power} watts per square metre. That began {moment}.",
  "field.day.none": "No half hour of the last 24 hours was measured well enough.",
  "field.day.unknown":
    "{n, plural, one {Of # half hour we do not know.} other {Of # half hours we do not know.}}",
  "field.table": "The last 24 hours, by half hour",
  "field.table.from": "Begin",
  "field.table.power": "Watts per square metre",
  "field.table.share": "Share in power",
  "field.table.strength": "Volts per metre",
  "field.table.unknown": "not known",
  "field.standard":
    "The limit is that of the ICNIRP guidelines of 2020: for everybody, the whole body, over 30 minutes.",
  "field.law": "We could not find out whether Dutch law has this limit as it stands.",
  "field.formula":
    "This is how we reckon: volts per metre squared, averaged over 30 minutes, divided by 377.",
  "field.api": "These numbers as open data (API)",
};
