import type { promises as dutch } from "../nl/promises.ts";

export const promises: Record<keyof typeof dutch, string> = {
  "promises.title": "Belediye sözlerini tutuyor mu?",
  "promises.lead":
    "Her sensörün sözleri vardır. Sistemimiz her dakika tutulup tutulmadıklarına bakar. Burada bütün sensörleri birlikte görürsünüz.",
  "promises.how": "Bu nasıl ölçülüyor?",
  "promises.now": "Şimdi tutulmayan",
  "promises.now.none": "Şu anda tutulmadığını gördüğümüz bir söz yok.",
  "promises.now.count": "{n, plural, other {# söz şimdi tutulmuyor.}} {of, plural, other {# söze}} baktık.",
  "promises.now.some": "İlk {n} tanesi aşağıda.",
  "promises.year": "Bu yıl",
  "promises.year.words":
    "1 Ocak’tan beri {n, plural, =0 {hiçbir söz bozulmadı} other {# kez bir söz bozuldu}}. Bütün saatler birlikte: {hours}.",
  "promises.owners": "Sahibine göre",
  "promises.owner": "Sahibi",
  "promises.owner.sensors": "Sensörler",
  "promises.owner.now": "Şimdi tutulmayan",
  "promises.owner.times": "Bu yıl kaç kez",
  "promises.owner.hours": "Bu yıl kaç saat",
  "promises.owners.note":
    "Saatler toplanır: bir saat tutulmayan iki söz 2 eder. Bazı sözlerin tutulup tutulmadığını ölçemeyiz. Onlar sayılmaz.",
  "promises.deletions": "Sildiklerimiz",
  "promises.deletions.looked":
    "Sistemimiz her 20 saniyede neyin yeterince eski olduğuna bakar. Onu siler. Son bakışı: {moment}.",
  "promises.deletions.none": "Henüz bir şey silinmedi.",
  "promises.deletions.last": "Bütün sensörlerde bir şeyin silinmesi gereken son zamanlar:",
  "promises.deletions.when": "Ne zaman",
  "promises.deletions.raw": "Tek tek ölçümler",
  "promises.deletions.hour": "Saatlik sayılar",
  "promises.deletions.day": "Günlük sayılar",
  "promises.deletions.api": "Son 30 günün bütün kayıtları (API)",
  "promises.since": "Şu zamandan beri tutulmuyor: {moment}.",
  "promises.data": "Kendiniz bakın",
  "promises.data.feed": "Tutulmayan sözleri izleyin (Atom)",
  "promises.data.api": "Bütün sözler açık veri olarak (API)",
  "promises.data.csv": "Tablo mu istersiniz? API’den Accept: text/csv ile isteyin.",
  "promises.feed.title": "Tutulmayan sözler: {city}",
  "promises.feed.entry": "Tutulmuyor: {topic}. {name}",
  "response.none": "Belediye buna henüz cevap vermedi.",
  "response.given": "Belediye {day} tarihinde dedi ki:",
  "response.earlier": "Daha önce, {day} tarihinde, belediye dedi ki:",
};
