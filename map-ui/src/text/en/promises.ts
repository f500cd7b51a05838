/** Promise beside practice for the whole city: the page, its feed, and what the city answered. */
export const promises = {
  "promises.title": "Does the city keep its promises?",
  "promises.lead":
    "Every sensor comes with promises. Every minute our system looks whether they are kept. Here you see all sensors together.",
  "promises.how": "How is this measured?",
  "promises.now": "Not kept now",
  "promises.now.none": "At this moment there is no promise that we see is not kept.",
  "promises.now.count":
    "{n, plural, one {# promise is not kept now.} other {# promises are not kept now.}} We looked at {of, plural, one {# promise} other {# promises}}.",
  "promises.now.some": "The first {n} are below.",
  "promises.year": "This year",
  "promises.year.words":
    "Since 1 January {n, plural, =0 {no promise was broken} one {a promise was broken # time} other {a promise was broken # times}}. All hours together: {hours}.",
  "promises.owners": "By owner",
  "promises.owner": "Owner",
  "promises.owner.sensors": "Sensors",
  "promises.owner.now": "Not kept now",
  "promises.owner.times": "Times this year",
  "promises.owner.hours": "Hours this year",
  "promises.owners.note":
    "Hours add up: two promises that are not kept for an hour make 2. Of some promises we cannot measure whether they are kept. Those do not count.",
  "promises.deletions": "What we delete",
  "promises.deletions.looked":
    "Every 20 seconds our system looks what is old enough. It deletes that. It last looked {moment}.",
  "promises.deletions.none": "Nothing has been deleted yet.",
  "promises.deletions.last": "The last times that something had to go, of all sensors together:",
  "promises.deletions.when": "When",
  "promises.deletions.raw": "Single readings",
  "promises.deletions.hour": "Figures per hour",
  "promises.deletions.day": "Figures per day",
  "promises.deletions.api": "All times of the last 30 days (API)",
  "promises.since": "Not kept since {moment}.",
  "promises.data": "Look for yourself",
  "promises.data.feed": "Follow promises that are not kept (Atom)",
  "promises.data.api": "All promises as open data (API)",
  "promises.data.csv": "Would you like a table? Ask the API with Accept: text/csv.",
  "promises.feed.title": "Promises that are not kept: {city}",
  "promises.feed.entry": "Not kept: {topic}. {name}",
  "response.none": "The municipality has not responded to this yet.",
  "response.given": "The municipality said on {day}:",
  "response.earlier": "Earlier, on {day}, the municipality said:",
} as const;
