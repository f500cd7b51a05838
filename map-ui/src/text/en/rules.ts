/** What sensors may do in the city, how the city decides, and how to read the crowd levels. */
export const rules = {
  "rules.title": "What may sensors do in this city?",
  "rules.lead": "These are the rules of {city} for sensors in the street.",
  "rules.notice": "First tell, then put up",
  "rules.notice.body":
    "A sensor is in this register for at least {days, plural, one {# day} other {# days}} before it is put up.",
  "rules.notice.none": "The city has not written down how long in advance it announces a sensor.",
  "rules.notice.own": "The sensor is in this register before it hangs there.",
  "rules.term": "Not for ever",
  "rules.term.regular": "A regular sensor stays for at most {duration}.",
  "rules.term.pilot": "A trial lasts at most {duration}.",
  "rules.term.none": "The city has not written down how long a sensor stays at most.",
  "rules.term.after": "Every sensor has an end date. If it still sends after that, we do not keep it.",
  "rules.basis.own-promise": "This is the city's own promise.",
  "rules.basis.by-law": "This is in a by-law of the city.",
  "rules.source": "Read where this is written",
  "rules.only": "Only what is written down",
  "rules.only.1": "For every sensor it says what it measures, how often and what for.",
  "rules.only.2": "If it sends anything else, our system throws that away without looking.",
  "rules.keep": "Keep as short as possible",
  "rules.keep.1": "Every reading has a time after which our system deletes it by itself.",
  "rules.keep.backups": "In a backup a reading can live on for {duration} more.",
  "rules.people": "About people? Then there are more rules",
  "rules.people.1": "There must be a reason in the law. It is on the page of the sensor.",
  "rules.people.2":
    "Is there a camera or a microphone in it, or does the box pick up wifi? Then the city first studies what that means for your privacy (DPIA).",
  "rules.people.3": "This system does not store data by which you can be recognised.",
  "rules.others": "For whom are these rules not?",
  "rules.others.body":
    "Cameras of the police, of shops and of residents are not in this register. Other rules hold for those.",
  "rules.kept": "Does the city keep to it?",
  "rules.kept.body": "Our system measures that every minute. The outcome is on the page of every sensor.",
  "rules.kept.link": "See all promises that are not kept now",

  "decisions.title": "How does the city decide on a sensor?",
  "decisions.lead": "A sensor does not just appear. These are the questions that are asked first.",
  "decisions.needed": "Is it needed?",
  "decisions.needed.body":
    "Are the data there already? Can it be done without a sensor? Then no sensor is needed. This is called a necessity check.",
  "decisions.fair": "Is it fair to everybody?",
  "decisions.fair.body":
    "People who know about right and wrong uses of technology give advice (the ethics committee). The city says whether it follows the advice.",
  "decisions.privacy": "What can go wrong with your privacy?",
  "decisions.privacy.body":
    "The city finds out what can go wrong, and what it does about that. This is called a DPIA.",
  "decisions.rights": "Does it respect people's rights?",
  "decisions.rights.body":
    "Could it harm a group of people? Then that is studied too. In the Netherlands this is called an IAMA.",
  "decisions.safe": "Is it well secured?",
  "decisions.safe.body": "Somebody checks that others cannot get at the data.",
  "decisions.who": "Who decides?",
  "decisions.who.body":
    "Mostly the mayor and aldermen decide. Sometimes it is the mayor, for example on safety at an event. For every sensor it says who it was.",
  "decisions.where": "Where do I find the outcome?",
  "decisions.where.body":
    "The page of the sensor says who looked into it, when, and what they said. If nobody did, that is said too.",
  "decisions.where.link": "Choose a sensor",

  "levels.title": "How do you read the crowd levels?",
  "levels.lead": "Every place has a word. That word says what you will notice there.",
  "levels.words": "What do the words mean?",
  "levels.percent": "What does the percentage mean?",
  "levels.percent.body":
    "100 % means that the place is full. At 50 % it is half full. Not every place has a percentage.",
  "levels.counted": "How are people counted?",
  "levels.counted.body":
    "At every way to the place hangs a counter. It counts who goes in and who comes out. Counters make mistakes. So we work with the highest number that can be true.",
  "levels.estimate": "What is an estimate?",
  "levels.estimate.body": "Then we do not know exactly. It can be busier than it says.",
  "levels.unknown": "Why does it sometimes say “unknown”?",
  "levels.unknown.body":
    "Then a counter is silent, or the counters differ too much. Unknown is not the same as quiet. It may be very busy.",
  "levels.closed": "What does “closed” mean?",
  "levels.closed.body": "The place is closed off. You cannot enter it now.",
  "levels.age": "How old is the number?",
  "levels.age.body": "That is always beside it. If it is older than 2 minutes, it says “unknown”.",
  "levels.safety": "What comes first?",
  "levels.safety.body": "Always do what the signs, the police and security say. Are you in danger? Call 112.",
  "levels.link": "See the crowds of now",
} as const;
