import type { rules as dutch } from "../nl/rules.ts";

export const rules: Record<keyof typeof dutch, string> = {
  "rules.title": "Co mogą czujniki w tym mieście?",
  "rules.lead": "To są zasady dla czujników na ulicy: {city}.",
  "rules.notice": "Najpierw powiedzieć, potem powiesić",
  "rules.notice.body":
    "Czujnik jest w tym rejestrze co najmniej {days, plural, one {# dzień} other {# dni}}, zanim zawiśnie.",
  "rules.notice.none": "Miasto nie zapisało, ile wcześniej zapowiada czujnik.",
  "rules.notice.own": "Czujnik jest w tym rejestrze, zanim zawiśnie.",
  "rules.term": "Nie na zawsze",
  "rules.term.regular": "Zwykły czujnik zostaje najwyżej {duration}.",
  "rules.term.pilot": "Próba trwa najwyżej {duration}.",
  "rules.term.none": "Miasto nie zapisało, jak długo najwyżej zostaje czujnik.",
  "rules.term.after": "Każdy czujnik ma datę końcową. Jeśli potem coś wyśle, nie przechowujemy tego.",
  "rules.basis.own-promise": "To własna obietnica miasta.",
  "rules.basis.by-law": "To jest w przepisach miasta.",
  "rules.source": "Przeczytaj, gdzie to jest zapisane",
  "rules.only": "Tylko to, co zapisane",
  "rules.only.1": "Przy każdym czujniku jest napisane, co mierzy, jak często i po co.",
  "rules.only.2": "Jeśli wyśle coś innego, nasz system wyrzuca to bez oglądania.",
  "rules.keep": "Przechowywać jak najkrócej",
  "rules.keep.1": "Każdy pomiar ma czas, po którym nasz system sam go usuwa.",
  "rules.keep.backups": "W kopii zapasowej pomiar może zostać jeszcze {duration}.",
  "rules.people": "O ludziach? Wtedy jest więcej zasad",
  "rules.people.1": "Musi być powód w prawie. Jest na stronie czujnika.",
  "rules.people.2":
    "Jest w środku kamera lub mikrofon albo skrzynka zauważa wifi? Wtedy miasto najpierw bada, co to znaczy dla Państwa prywatności (DPIA).",
  "rules.people.3": "Ten system nie przechowuje danych, po których można Państwa rozpoznać.",
  "rules.others": "Dla kogo te zasady nie są?",
  "rules.others.body":
    "Kamer policji, sklepów i mieszkańców nie ma w tym rejestrze. Dla nich są inne zasady.",
  "rules.kept": "Czy miasto tego przestrzega?",
  "rules.kept.body": "Nasz system mierzy to co minutę. Wynik jest na stronie każdego czujnika.",
  "rules.kept.link": "Zobacz wszystkie obietnice, które nie są teraz dotrzymane",
  "decisions.title": "Jak miasto decyduje o czujniku?",
  "decisions.lead": "Czujnik nie pojawia się ot tak. Najpierw zadaje się te pytania.",
  "decisions.needed": "Czy jest potrzebny?",
  "decisions.needed.body":
    "Czy dane już są? Czy da się bez czujnika? Wtedy czujnik nie jest potrzebny. To się nazywa oceną potrzeby.",
  "decisions.fair": "Czy to uczciwe dla wszystkich?",
  "decisions.fair.body":
    "Osoby, które znają dobre i złe użycie techniki, doradzają (komisja etyki). Miasto mówi, czy słucha rady.",
  "decisions.privacy": "Co może pójść źle z Państwa prywatnością?",
  "decisions.privacy.body": "Miasto sprawdza, co może pójść źle i co z tym robi. To się nazywa DPIA.",
  "decisions.rights": "Czy szanuje prawa ludzi?",
  "decisions.rights.body":
    "Czy może zaszkodzić jakiejś grupie? Wtedy to też się bada. W Holandii nazywa się to IAMA.",
  "decisions.safe": "Czy jest dobrze zabezpieczony?",
  "decisions.safe.body": "Ktoś sprawdza, czy inni nie dostaną się do danych.",
  "decisions.who": "Kto decyduje?",
  "decisions.who.body":
    "Najczęściej decyduje burmistrz z zarządem miasta. Czasem sam burmistrz, na przykład o bezpieczeństwie imprezy. Przy każdym czujniku jest napisane, kto to był.",
  "decisions.where": "Gdzie znajdę wynik?",
  "decisions.where.body":
    "Na stronie czujnika jest napisane, kto to badał, kiedy i co powiedział. Jeśli nikt, to też jest napisane.",
  "decisions.where.link": "Wybierz czujnik",
  "levels.title": "Jak czytać tłok?",
  "levels.lead": "Każde miejsce ma słowo. To słowo mówi, co się tam zauważy.",
  "levels.words": "Co znaczą słowa?",
  "levels.percent": "Co znaczy procent?",
  "levels.percent.body":
    "100 % znaczy, że miejsce jest pełne. Przy 50 % jest pełne do połowy. Nie każde miejsce ma procent.",
  "levels.counted": "Jak liczy się ludzi?",
  "levels.counted.body":
    "Przy każdym wejściu wisi licznik. Liczy, kto wchodzi i kto wychodzi. Liczniki się mylą. Dlatego bierzemy najwyższą liczbę, która może być prawdziwa.",
  "levels.estimate": "Co to jest szacunek?",
  "levels.estimate.body": "Wtedy nie wiemy dokładnie. Może być tłoczniej, niż napisano.",
  "levels.unknown": "Dlaczego czasem jest „nie wiadomo”?",
  "levels.unknown.body":
    "Wtedy licznik milczy albo liczniki za bardzo się różnią. Nie wiadomo to nie to samo co spokojnie. Może być bardzo tłoczno.",
  "levels.closed": "Co znaczy „zamknięte”?",
  "levels.closed.body": "Miejsce jest odgrodzone. Teraz nie można wejść.",
  "levels.age": "Ile czasu ma liczba?",
  "levels.age.body": "To zawsze jest obok. Jeśli ma więcej niż 2 minuty, jest napisane „nie wiadomo”.",
  "levels.safety": "Co jest najważniejsze?",
  "levels.safety.body":
    "Zawsze proszę robić to, co mówią znaki, policja i ochrona. Niebezpieczeństwo? Proszę dzwonić pod 112.",
  "levels.link": "Zobacz, jak jest teraz tłoczno",
};
