import type { about as dutch } from "../nl/about.ts";

export const about: Record<keyof typeof dutch, string> = {
  "about.title": "Wyjaśnienie",
  "about.lead": "Co to są czujniki? Co widzą, a czego nie? I skąd wiadomo, że obietnica jest dotrzymana?",
  "about.contents": "Na tej stronie",
  "about.sensor.title": "Co to jest czujnik?",
  "about.sensor.1":
    "Czujnik to skrzynka, która coś mierzy. Na przykład, jak jest tłoczno albo jak czyste jest powietrze.",
  "about.sensor.2": "Skrzynka wysyła do miasta liczbę. Dzięki tej liczbie miasto coś organizuje.",
  "about.sensor.3": "Każda skrzynka ma numer i kod do zeskanowania. Wtedy od razu można przeczytać, co robi.",
  "about.kinds.title": "Jakie są rodzaje?",
  "about.kind.crowd-meter":
    "Liczy, ile osób przechodzi. Czasem w skrzynce jest kamera. Przy każdym czujniku jest napisane, czy tak jest.",
  "about.kind.5g-pilot": "Mierzy, jak silne są fale radiowe w próbie 5G. Nie zagląda do telefonu.",
  "about.kind.air-quality": "Mierzy, jak czyste jest powietrze. To nie dotyczy ludzi.",
  "about.kind.noise":
    "Mierzy, jak jest głośno. Przy każdym czujniku jest napisane, czy dźwięk jest przechowywany.",
  "about.kind.camera":
    "Robi zdjęcia, na których można Państwa rozpoznać. Przy każdej kamerze jest napisane, jak długo zostają.",
  "about.kind.traffic":
    "Liczy samochody, rowery lub autobusy. Przy każdym czujniku jest napisane, czy odczytuje tablice rejestracyjne.",
  "about.kind.water": "Mierzy, jak wysoka albo jak czysta jest woda.",
  "about.kind.weather": "Mierzy ciepło, wiatr lub deszcz.",
  "about.kind.other": "Mierzy coś innego. Na stronie czujnika jest napisane, co.",
  "about.symbols.title": "Co znaczą symbole?",
  "about.symbols.lead": "Kolor i brzeg mówią, czy chodzi o ludzi.",
  "about.symbols.none": "Biały z cienkim brzegiem: to nie dotyczy ludzi.",
  "about.symbols.in-the-box": "Niebieski: skrzynka widzi lub słyszy ludzi. Zachowuje tylko liczbę.",
  "about.symbols.stored": "Żółty z podwójnym brzegiem: miasto przechowuje dane o ludziach.",
  "about.symbols.shapes": "Sześciokąt: po co i czym. Koło: jakie dane. Kwadrat: jak długo przechowywane.",
  "about.personal.title": "Co to są dane osobowe?",
  "about.personal.1":
    "Dane osobowe mówią coś o Państwu. Na przykład zdjęcie, tablica rejestracyjna albo numer telefonu.",
  "about.personal.2":
    "Liczba taka jak „412 osób na godzinę” to nie dane osobowe. Nie da się w niej nikogo znaleźć.",
  "about.personal.3":
    "Miasto może używać danych osobowych tylko z dobrego powodu. Przy każdym czujniku jest ten powód.",
  "about.promises.title": "Jak sprawdzamy obietnice?",
  "about.promises.1": "Miasto zapisuje dla każdego czujnika, co wysyła, jak często i jak długo to zostaje.",
  "about.promises.2": "Nasz system wpuszcza tylko to. Resztę wyrzuca bez oglądania.",
  "about.promises.3": "Co minutę system sprawdza, czy obietnica jest dotrzymana. Znak pokazuje odpowiedź.",
  "about.promises.kept": "Zgadza się: zmierzono to, co obiecano.",
  "about.promises.attention": "Znów się zgadza: teraz jest dobrze, ale niedawno nie było.",
  "about.promises.broken": "Nie zgadza się: jest napisane, co jest źle i od kiedy.",
  "about.promises.not-yet": "Za wcześnie, by to powiedzieć: czujnik jest tu za krótko.",
  "about.promises.not-measurable": "Tego nie możemy zmierzyć: człowiek musi to sprawdzić na ulicy.",
  "about.promises.limits":
    "Nie widzimy wszystkiego. Nie widzimy, czy skrzynka wysyła coś też innym. Dlatego ludzie kontrolują skrzynki.",
  "about.rights.title": "Państwa prawa w czterech krokach",
  "about.rights.all": "Przeczytaj o wszystkich prawach",
  "about.rights.contact": "Zapytaj o swoje dane",
  "about.words.title": "Trudne słowa",
  "about.words.body": "Jest tu słowo, którego Państwo nie znają?",
  "about.words.link": "Zobacz listę trudnych słów",
  "contact.title": "Kontakt",
  "contact.lead":
    "Mają Państwo pytanie o czujnik? Albo widzą Państwo skrzynkę, której tu nie ma? Proszę zadzwonić, napisać e-mail lub list albo przyjść.",
  "contact.sensor": "Pytanie dotyczy: {name}. Proszę podać numer {number}.",
  "contact.say.title": "Co najlepiej nam powiedzieć?",
  "contact.say.1": "O który czujnik chodzi: numer na skrzynce albo miejsce.",
  "contact.say.2": "Chcą Państwo wiedzieć, co o Państwu mamy? Proszę podać też dzień i godzinę.",
  "contact.say.3": "Nie trzeba mówić, kim się jest, jeśli chodzi tylko o informację o czujniku.",
  "contact.ways": "Jak się z nami skontaktować",
  "contact.none": "W rejestrze nie ma jeszcze danych kontaktowych.",
  "privacy.title": "Prywatność na tej stronie",
  "privacy.cookies": "Jakie są pliki cookie?",
  "privacy.cookies.body":
    "Żadne, jeśli Państwo tylko oglądają. Kto otworzy link do podglądu imprezy, dostaje jeden plik cookie. Pamięta on tylko, które miejsca można oglądać.",
  "privacy.others": "Kto patrzy?",
  "privacy.others.body": "Nikt. Ta strona nie pobiera niczego od innych firm. Nie ma śledzenia ani reklam.",
  "privacy.log": "Co strona przechowuje z mojej wizyty?",
  "privacy.log.body": "Strona nie zapisuje adresu Państwa komputera. Ani tego, czego Państwo szukają.",
  "privacy.location": "Czy strona wie, gdzie jestem?",
  "privacy.location.body":
    "Nie. Po kliknięciu „Użyj mojego miejsca” liczy Państwa własne urządzenie. My nie dostajemy tego miejsca.",
  "privacy.sensors": "A same czujniki?",
  "privacy.sensors.body": "Przy każdym czujniku jest napisane, co mierzy i jak długo to zostaje.",
  "privacy.sensors.link": "Do listy czujników",
};
