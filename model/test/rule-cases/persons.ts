/** Cases of the rules about persons: grounds, assessments, mailboxes. */
import { noise, type RuleCase, stream } from "../rule-case.ts";

export const personsRefusals: RuleCase[] = [
  {
    rule: "ground-required",
    when: "people are counted on no ground",
    change: ({ sensors }) => Object.assign(sensors[0].datastreams[0], { grounds: [] }),
    at: [`${stream}.grounds`],
  },
  {
    rule: "ground-required",
    when: "a microphone listens on no ground, whatever leaves the box",
    change: ({ sensors }) => Object.assign(sensors[1].datastreams[0], { grounds: [] }),
    at: [`${noise}.grounds`],
  },
  {
    rule: "ground-required",
    when: "a radar counts people on no ground",
    change: ({ sensors }) => {
      sensors[1].model = "radar";
      Object.assign(sensors[1].datastreams[0], { identifiability: "deidentified", grounds: [] });
    },
    at: [`${noise}.grounds`],
  },
  {
    rule: "ground-required",
    when: "nothing about persons is taken in",
    change: ({ sensors }) => {
      sensors[1].model = "radar";
      sensors[1].datastreams[0].grounds = [];
    },
    at: [],
  },
  {
    rule: "everyday-ground",
    when: "the only ground is one of events",
    change: ({ sensors }) => {
      sensors[0].datastreams[0].grounds = [
        { article6: "e", law: "Gemeentewet", article: "174", scope: "events" },
      ];
    },
    at: [`${stream}.grounds`],
  },
  {
    rule: "everyday-ground",
    when: "the sensor is there for an event",
    change: ({ sensors }) => {
      sensors[0].datastreams[0].grounds = [{ article6: "e", scope: "events" }];
      sensors[0].event = { name: { nl: "Feest", en: "Feast" }, fromDate: "2026-07-18", toDate: "2026-07-24" };
    },
    at: [],
  },
  {
    rule: "privacy-statement-required",
    when: "there is no privacy statement",
    change: ({ sensors }) => Reflect.deleteProperty(sensors[0].datastreams[0], "privacyUrl"),
    at: [`${stream}.privacyUrl`],
  },
  {
    rule: "identifiable-needs-dpia",
    when: "somebody can be recognised and no assessment is linked",
    change: ({ sensors }) => {
      sensors[0].datastreams[0].identifiability = "identifiable";
      sensors[0].assessments = [{ kind: "dpia", date: "2025-11-20", outcome: "approved" }];
    },
    at: [`${stream}.identifiability`],
  },
  {
    rule: "capture-assessed",
    when: "a camera was not assessed",
    change: ({ sensors }) => Reflect.deleteProperty(sensors[0], "assessments"),
    at: ["sensors[0].assessments"],
  },
  {
    rule: "capture-assessed",
    when: "somebody decided that no assessment was needed",
    change: ({ sensors }) => {
      sensors[0].assessments = [];
      const reason = { nl: "Het is een attrappe.", en: "It is a dummy." };
      sensors[0].dpiaNotNeeded = { reason, by: "college", date: "2025-11-20" };
    },
    at: [],
  },
  {
    rule: "functional-mailbox",
    when: "a mailbox is one person's",
    change: ({ city, organisations }) => {
      city.contact.mailbox = "jan.jansen@proefstad.example";
      organisations[1].dataProtectionOfficer = { mailbox: "j@maker.example" };
    },
    at: ["city.contact.mailbox", "organisations[1].dataProtectionOfficer.mailbox"],
  },
];
