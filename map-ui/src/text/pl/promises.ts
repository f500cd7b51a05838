import type { promises as dutch } from "../nl/promises.ts";

export const promises: Record<keyof typeof dutch, string> = {
  "promises.title": "Czy miasto dotrzymuje obietnic?",
  "promises.lead":
    "Każdy czujnik ma obietnice. Co minutę nasz system patrzy, czy są dotrzymane. Tu widać wszystkie czujniki razem.",
  "promises.how": "Jak to się mierzy?",
  "promises.now": "Teraz niedotrzymane",
  "promises.now.none": "W tej chwili nie widzimy niedotrzymanej obietnicy.",
  "promises.now.count":
    "{n, plural, one {# obietnica nie jest teraz dotrzymana.} few {# obietnice nie są teraz dotrzymane.} other {# obietnic nie jest teraz dotrzymanych.}} Sprawdziliśmy: {of, plural, one {# obietnica} few {# obietnice} other {# obietnic}}.",
  "promises.now.some": "Pierwsze {n} są poniżej.",
  "promises.year": "W tym roku",
  "promises.year.words":
    "Od 1 stycznia {n, plural, =0 {nie złamano żadnej obietnicy} one {# raz złamano obietnicę} other {# razy złamano obietnicę}}. Wszystkie godziny razem: {hours}.",
  "promises.owners": "Według właściciela",
  "promises.owner": "Właściciel",
  "promises.owner.sensors": "Czujniki",
  "promises.owner.now": "Teraz niedotrzymane",
  "promises.owner.times": "Razy w tym roku",
  "promises.owner.hours": "Godziny w tym roku",
  "promises.owners.note":
    "Godziny się sumują: dwie obietnice niedotrzymane przez godzinę dają 2. Przy niektórych obietnicach nie możemy zmierzyć, czy są dotrzymane. Te się nie liczą.",
  "promises.deletions": "Co usuwamy",
  "promises.deletions.looked":
    "Co 20 sekund nasz system patrzy, co jest dość stare. To usuwa. Ostatnio patrzył: {moment}.",
  "promises.deletions.none": "Jeszcze nic nie usunięto.",
  "promises.deletions.last": "Ostatnie razy, gdy coś musiało zniknąć, ze wszystkich czujników razem:",
  "promises.deletions.when": "Kiedy",
  "promises.deletions.raw": "Pojedyncze pomiary",
  "promises.deletions.hour": "Liczby na godzinę",
  "promises.deletions.day": "Liczby na dzień",
  "promises.deletions.api": "Wszystkie razy z ostatnich 30 dni (API)",
  "promises.since": "Niedotrzymana od {moment}.",
  "promises.data": "Sprawdź samodzielnie",
  "promises.data.feed": "Śledź niedotrzymane obietnice (Atom)",
  "promises.data.api": "Wszystkie obietnice jako otwarte dane (API)",
  "promises.data.csv": "Potrzebna tabela? Proszę zapytać API z Accept: text/csv.",
  "promises.feed.title": "Niedotrzymane obietnice: {city}",
  "promises.feed.entry": "Niedotrzymana: {topic}. {name}",
  "response.none": "Gmina jeszcze na to nie odpowiedziała.",
  "response.given": "Gmina powiedziała {day}:",
  "response.earlier": "Wcześniej, {day}, gmina powiedziała:",
};
