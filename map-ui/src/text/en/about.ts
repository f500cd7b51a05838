import type { about as dutch } from "../nl/about.ts";

export const about: Record<keyof typeof dutch, string> = {
  "about.title": "About",
  "about.lead":
    "What are sensors? What do they see, and what not? And how do you know that a promise is kept?",
  "about.contents": "On this page",
  "about.sensor.title": "What is a sensor?",
  "about.sensor.1":
    "A sensor is a box that measures something. For example how crowded it is, or how clean the air is.",
  "about.sensor.2": "The box sends a number to the city. The city uses that number to arrange something.",
  "about.sensor.3": "Each box has a number and a code that you can scan. Then you read at once what it does.",
  "about.kinds.title": "Which kinds are there?",
  "about.kind.crowd-meter":
    "Counts how many people walk by. Sometimes with a camera in the box. Each sensor says whether that is so.",
  "about.kind.5g-pilot":
    "Measures how strong the radio waves are in a 5G pilot. Does not look into your phone.",
  "about.kind.air-quality": "Measures how clean the air is. That is not about people.",
  "about.kind.noise": "Measures how loud it is. Each sensor says whether sound is kept.",
  "about.kind.camera": "Makes pictures in which you can be recognised. Each camera says how long they stay.",
  "about.kind.traffic": "Counts cars, bicycles or buses. Each sensor says whether it reads number plates.",
  "about.kind.water": "Measures how high or how clean the water is.",
  "about.kind.weather": "Measures heat, wind or rain.",
  "about.kind.other": "Measures something else. The page of the sensor says what.",
  "about.symbols.title": "What do the symbols mean?",
  "about.symbols.lead": "The colour and the edge say whether it is about people.",
  "about.symbols.none": "White with a thin edge: this is not about people.",
  "about.symbols.in-the-box": "Blue: the box sees or hears people. It keeps only a number.",
  "about.symbols.stored": "Yellow with a double edge: the city keeps data about people.",
  "about.symbols.shapes": "Hexagon: why and by what means. Circle: which data. Square: how long kept.",
  "about.personal.title": "What is personal data?",
  "about.personal.1":
    "Personal data says something about you. For example a picture, a number plate or the number of your phone.",
  "about.personal.2":
    "A number such as “412 people an hour” is not personal data. You cannot be found in it.",
  "about.personal.3":
    "The city may use personal data only with a good reason. Each sensor states that reason.",
  "about.promises.title": "How do we check the promises?",
  "about.promises.1": "For each sensor the city writes down what it sends, how often, and how long it stays.",
  "about.promises.2": "Our system lets in only that. It throws the rest away without looking.",
  "about.promises.3":
    "Every minute the system checks whether the promise is kept. The sign shows the answer.",
  "about.promises.kept": "Kept: what was measured equals what was promised.",
  "about.promises.attention": "Kept again: it is right now, but was not recently.",
  "about.promises.broken": "Broken: it says what is wrong, and since when.",
  "about.promises.not-yet": "Too early to say: the sensor has not been there long enough.",
  "about.promises.not-measurable": "We cannot measure this: a person must check it in the street.",
  "about.promises.limits":
    "We cannot see everything. We do not see whether a box also sends something to others. That is why people inspect the boxes.",
  "about.rights.title": "Your rights, in four steps",
  "about.rights.all": "Read all your rights",
  "about.rights.contact": "Ask for your data",
  "about.words.title": "Difficult words",
  "about.words.body": "Do you meet a word that you do not know?",
  "about.words.link": "See the list of difficult words",

  "contact.title": "Contact",
  "contact.lead":
    "Do you have a question about a sensor? Or do you see a box that is not listed here? Call, e-mail, write or visit us.",
  "contact.sensor": "Your question is about {name}. Mention the number {number}.",
  "contact.say.title": "What is best to tell us?",
  "contact.say.1": "Which sensor it is about: the number on the box, or the place.",
  "contact.say.2": "Do you want to know what we have about you? Then mention the day and the time too.",
  "contact.say.3": "You do not have to say who you are, if you only want to know something about a sensor.",
  "contact.ways": "How to reach us",
  "contact.none": "The register has no contact details yet.",

  "privacy.title": "Privacy on this site",
  "privacy.cookies": "Which cookies are there?",
  "privacy.cookies.body":
    "None, if you just look. Who opens a viewer link of an event gets one cookie. It only remembers which places you may see.",
  "privacy.others": "Who is watching?",
  "privacy.others.body":
    "Nobody. This site fetches nothing from other companies. There are no trackers and no advertising.",
  "privacy.log": "What does the site keep of my visit?",
  "privacy.log.body":
    "The site does not write down the address of your computer. Nor does it keep what you search for.",
  "privacy.location": "Does the site know where I am?",
  "privacy.location.body":
    "No. If you click “Use my position”, your own device does the sums. We do not get your position.",
  "privacy.sensors": "And the sensors themselves?",
  "privacy.sensors.body": "Each sensor says what it measures and how long it stays.",
  "privacy.sensors.link": "To the list of sensors",
};
