/** The boxes that hang in Voorbeeldstad, and what happens inside each. */
import { page } from "./city.ts";
import { text } from "./text.ts";

export const models = [
  {
    id: "optische-teller",
    make: "Telwerk",
    type: "OT-3",
    capture: "camera",
    technology: ["computer_vision", "de_identified_video"],
    steps: [
      text(
        "In het kastje zit een camera. De camera kijkt naar de straat.",
        "The box holds a camera. The camera looks at the street.",
      ),
      text(
        "Een computer in het kastje telt hoeveel mensen er voorbijlopen.",
        "A computer inside the box counts how many people walk by.",
      ),
      text(
        "De computer bewaart het beeld niet. De gemeente krijgt alleen het aantal.",
        "The computer does not keep the picture. The city gets only the number.",
      ),
    ],
    whyNobody: text(
      "Wij bewaren geen beeld. Aan een aantal ziet niemand wie u bent.",
      "We keep no picture. A number does not show who you are.",
    ),
    inspections: [
      {
        date: "2026-03-02",
        by: text("Een onafhankelijk bureau", "An independent firm"),
        checked: ["no-image-leaves", "only-declared-network"],
        report: page("keuring"),
      },
    ],
    trainingImages: {
      used: true,
      text: text(
        "De maker leerde de computer tellen met beelden van acteurs. Beelden van de straat zijn niet gebruikt.",
        "The maker taught the computer to count with pictures of actors. Pictures of the street were not used.",
      ),
    },
    evidence: [
      {
        text: text("Zo werkt de teller (maker)", "How the counter works (maker)"),
        url: "https://telwerk.example/ot-3",
      },
    ],
    algorithms: [
      {
        id: "tellen-in-het-kastje",
        name: text("Mensen tellen in het kastje", "Counting people inside the box"),
        summary: text(
          "Dit algoritme zoekt mensen in het beeld en telt ze. Daarna is het beeld weg.",
          "This algorithm looks for people in the picture and counts them. Then the picture is gone.",
        ),
        status: "in-use",
        beginMonth: "2026-01",
        publicationCategory: "other-algorithm",
        goal: text(
          "Weten hoeveel mensen er lopen. Voor één mens heeft het geen gevolgen.",
          "To know how many people walk there. It has no consequences for one person.",
        ),
        humanIntervention: text(
          "Een medewerker telt elke maand een uur mee met de hand.",
          "A member of staff counts along by hand for an hour every month.",
        ),
        risks: text(
          "Bij regen of veel mensen telt het er te weinig. Dat kan 3 op de 100 schelen.",
          "In rain or in a crowd it counts too few. That can be 3 in 100.",
        ),
        sourceData: [{ text: text("Het beeld van de camera", "The picture of the camera") }],
        methods: text(
          "Een neuraal netwerk herkent de vorm van een mens. Het herkent geen gezichten.",
          "A neural network recognises the shape of a person. It recognises no faces.",
        ),
        provider: "Telwerk B.V.",
      },
    ],
    picture: {
      file: "telwerk-ot3.png",
      alt: text(
        "Tekening van een wit kastje aan een lantaarnpaal. Aan de onderkant zit een kleine zwarte lens.",
        "Drawing of a white box on a lamp post. At its bottom is a small black lens.",
      ),
      credit: "Meetpaal (tekening), EUPL-1.2",
    },
  },
  {
    id: "veldmeter",
    make: "Netproef",
    type: "RF-1",
    capture: "radio-field",
    technology: ["radio_field_probe"],
    steps: [
      text("Een antenne in het kastje vangt radiogolven op.", "An antenna in the box picks up radio waves."),
      text(
        "Het kastje meet alleen hoe sterk ze zijn. Het leest niet wat erin staat.",
        "The box measures only how strong they are. It does not read what they carry.",
      ),
    ],
  },
  {
    id: "luchtmeter",
    make: "Luchtwacht",
    type: "LM-2",
    capture: "air",
    technology: ["air_sampling"],
    steps: [
      text("Een kleine pomp zuigt lucht in het kastje.", "A small pump draws air into the box."),
      text(
        "Het kastje meet hoeveel vuil er in de lucht zit.",
        "The box measures how much dirt is in the air.",
      ),
    ],
  },
  {
    id: "geluidmeter",
    make: "Luchtwacht",
    type: "GM-4",
    capture: "microphone",
    technology: ["sound_level"],
    steps: [
      text("In het kastje zit een microfoon.", "The box holds a microphone."),
      text(
        "Een computer in het kastje rekent uit hoe hard het geluid is. Dat gebeurt elke minuut.",
        "A computer inside the box works out how loud the sound is, every minute.",
      ),
      text(
        "Het geluid zelf verdwijnt meteen. De gemeente krijgt alleen het getal.",
        "The sound itself is gone at once. The city gets only the number.",
      ),
    ],
    whyNobody: text(
      "Wij bewaren geen geluid. Niemand kan horen wat u zegt.",
      "We keep no sound. Nobody can hear what you say.",
    ),
  },
  {
    id: "radarteller",
    make: "Telwerk",
    type: "RT-1",
    capture: "radar",
    technology: ["radar"],
    steps: [
      text(
        "Het kastje zendt radiogolven uit. Een fiets kaatst ze terug.",
        "The box sends out radio waves. A bicycle reflects them.",
      ),
      text(
        "Zo telt het kastje de fietsen. Het ziet geen beeld.",
        "That is how the box counts. It sees no picture.",
      ),
    ],
  },
  {
    id: "peilmeter",
    make: "Luchtwacht",
    type: "PM-1",
    capture: "contact",
    technology: ["pressure_sensor"],
    steps: [
      text(
        "Een buis in het water meet hoe hoog het water staat.",
        "A tube in the water measures how high it stands.",
      ),
    ],
  },
  {
    id: "weerstation",
    make: "Luchtwacht",
    type: "WS-1",
    capture: "contact",
    technology: ["thermometer", "anemometer"],
    steps: [
      text(
        "Het station voelt hoe warm het is en hoe hard het waait.",
        "The station feels how warm it is and how hard the wind blows.",
      ),
    ],
  },
];
