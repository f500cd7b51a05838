/** What people may ask of the city, and by which law: read by a person before it is published in another language. */
export const rights = {
  "rights.title": "Your rights",
  "rights.lead": "This is what you may ask about sensors. It is free. You need not sign in.",
  "rights.know": "Know what hangs there",
  "rights.know.body": "You may know which sensors hang there and why. That is what this site is for.",
  "rights.access": "Ask what we have about you",
  "rights.access.body":
    "You may ask which data we have about you (access, GDPR article 15). You get an answer within 1 month. Sometimes it takes 2 months longer. Then you hear within 1 month why.",
  "rights.change": "Have it corrected or deleted",
  "rights.change.body":
    "Is something wrong? Ask us to correct it (GDPR article 16). Do we no longer need it, or was it not allowed? Ask us to delete it (GDPR article 17).",
  "rights.stop": "Have it left alone for a while",
  "rights.stop.body": "While we look into something, you may ask us not to use your data (GDPR article 18).",
  "rights.object": "Object",
  "rights.object.body":
    "You may say that you do not agree (GDPR article 21). Then we stop, or we explain why we go on.",
  "rights.who": "Do I have to show who I am?",
  "rights.who.body":
    "Mostly not. Only if we really doubt it, we ask (GDPR article 12(6)). We keep no copy of your identity card.",
  "rights.nobody": "What if we cannot find you?",
  "rights.nobody.body":
    "Many sensors give us only a number. People cannot be found in it. We then explain how we know that (GDPR article 11).",
  "rights.disagree": "Not happy with our answer?",
  "rights.disagree.body":
    "Our answer is a decision. You can object within 6 weeks (Dutch General Administrative Law Act). Our letter says how.",
  "rights.complain": "A complaint",
  "rights.complain.body":
    "Do you think that we do something wrong? Tell us. You get an answer within 6 weeks. Sometimes it takes 4 weeks longer.",
  "rights.complain.authority": "If we cannot settle it, you can complain to {authority}.",
  "rights.documents": "Documents of the city",
  "rights.documents.body":
    "You may ask for documents about a sensor (Dutch Open Government Act). You need not say why. You get an answer within 4 weeks. Sometimes it takes 2 weeks longer.",
  "rights.how": "How to ask",
  "rights.how.body": "Name the place, the day and the time. The number on the box helps us too.",
  "rights.measured": "See for yourself what was measured then",

  "about.rights.1": "Look up the sensor. Read whether it keeps data about people.",
  "about.rights.2":
    "Ask what we have about you. That costs nothing. Mention the place, the day and the time.",
  "about.rights.3": "You get an answer within 1 month. Does it take longer? Then we say why.",
  "about.rights.4": "Is something wrong? Ask to correct or delete it. Or object.",
  "about.rights.most": "Most sensors keep nothing about you. Then we write that to you, and why we are sure.",
  "ask.rights":
    "You may also ask what we have about you. That costs nothing. You get an answer within 1 month.",
  "ask.rights.none": "This sensor measures nothing about you. So there is nothing to ask for.",
  "sign.rights": "You may ask what we have about you. It is free.",
} as const;
