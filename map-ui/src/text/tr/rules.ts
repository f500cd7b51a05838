import type { rules as dutch } from "../nl/rules.ts";

export const rules: Record<keyof typeof dutch, string> = {
  "rules.title": "Bu şehirde sensörler ne yapabilir?",
  "rules.lead": "Bunlar sokaktaki sensörler için kurallardır: {city}.",
  "rules.notice": "Önce söyle, sonra as",
  "rules.notice.body": "Bir sensör asılmadan önce en az {days, plural, other {# gün}} bu kayıtta durur.",
  "rules.notice.none": "Belediye bir sensörü ne kadar önceden duyurduğunu yazmadı.",
  "rules.notice.own": "Sensör asılmadan önce bu kayıttadır.",
  "rules.term": "Sonsuza kadar değil",
  "rules.term.regular": "Olağan bir sensör en çok {duration} kalır.",
  "rules.term.pilot": "Bir deneme en çok {duration} sürer.",
  "rules.term.none": "Belediye bir sensörün en çok ne kadar kaldığını yazmadı.",
  "rules.term.after": "Her sensörün bir bitiş tarihi vardır. Ondan sonra bir şey gönderirse saklamayız.",
  "rules.basis.own-promise": "Bu, belediyenin kendi sözüdür.",
  "rules.basis.by-law": "Bu, belediyenin bir yönetmeliğinde yazar.",
  "rules.source": "Nerede yazdığını okuyun",
  "rules.only": "Yalnızca yazılı olan",
  "rules.only.1": "Her sensörde ne ölçtüğü, ne sıklıkta ve ne için olduğu yazar.",
  "rules.only.2": "Başka bir şey gönderirse sistemimiz onu bakmadan atar.",
  "rules.keep": "Olabildiğince kısa saklamak",
  "rules.keep.1": "Her ölçümün, sonunda sistemimizin onu kendiliğinden sildiği bir süresi vardır.",
  "rules.keep.backups": "Yedekte bir ölçüm {duration} daha kalabilir.",
  "rules.people": "İnsanlarla mı ilgili? O zaman daha çok kural var",
  "rules.people.1": "Yasada bir neden olmalı. Sensörün sayfasında yazar.",
  "rules.people.2":
    "İçinde kamera veya mikrofon var mı ya da kutu wifi fark ediyor mu? O zaman belediye önce bunun gizliliğiniz için ne demek olduğunu inceler (DPIA).",
  "rules.people.3": "Bu sistem sizin tanınabileceğiniz verileri saklamaz.",
  "rules.others": "Bu kurallar kimin için değil?",
  "rules.others.body":
    "Polisin, mağazaların ve oturanların kameraları bu kayıtta yok. Onlar için başka kurallar geçerli.",
  "rules.kept": "Belediye buna uyuyor mu?",
  "rules.kept.body": "Sistemimiz bunu her dakika ölçer. Sonuç her sensörün sayfasındadır.",
  "rules.kept.link": "Şimdi tutulmayan bütün sözlere bakın",
  "decisions.title": "Belediye bir sensöre nasıl karar verir?",
  "decisions.lead": "Bir sensör kendiliğinden gelmez. Önce şu sorular sorulur.",
  "decisions.needed": "Gerekli mi?",
  "decisions.needed.body":
    "Veriler zaten var mı? Sensörsüz olur mu? O zaman sensör gerekmez. Buna gereklilik değerlendirmesi denir.",
  "decisions.fair": "Herkes için adil mi?",
  "decisions.fair.body":
    "Teknolojinin doğru ve yanlış kullanımını bilen kişiler görüş verir (etik kurulu). Belediye görüşe uyup uymadığını söyler.",
  "decisions.privacy": "Gizliliğinizde ne ters gidebilir?",
  "decisions.privacy.body":
    "Belediye neyin ters gidebileceğini ve buna karşı ne yaptığını araştırır. Buna DPIA denir.",
  "decisions.rights": "İnsanların haklarına saygılı mı?",
  "decisions.rights.body":
    "Bir gruba zarar verebilir mi? O zaman bu da incelenir. Hollanda’da buna IAMA denir.",
  "decisions.safe": "İyi korunuyor mu?",
  "decisions.safe.body": "Biri, başkalarının verilere ulaşamadığını denetler.",
  "decisions.who": "Kim karar verir?",
  "decisions.who.body":
    "Çoğu zaman belediye başkanı ve yardımcıları karar verir. Bazen belediye başkanı, örneğin bir etkinliğin güvenliği için. Kim olduğu her sensörde yazar.",
  "decisions.where": "Sonucu nerede bulurum?",
  "decisions.where.body":
    "Sensörün sayfasında kimin, ne zaman incelediği ve ne dediği yazar. Kimse incelemediyse o da yazar.",
  "decisions.where.link": "Bir sensör seçin",
  "levels.title": "Kalabalık nasıl okunur?",
  "levels.lead": "Her yerin bir kelimesi vardır. Kelime orada ne fark edeceğinizi söyler.",
  "levels.words": "Kelimeler ne anlama geliyor?",
  "levels.percent": "Yüzde ne anlama geliyor?",
  "levels.percent.body":
    "% 100, yerin dolu olduğu anlamına gelir. % 50’de yarı doludur. Her yerin yüzdesi yoktur.",
  "levels.counted": "İnsanlar nasıl sayılır?",
  "levels.counted.body":
    "Yere giden her yolda bir sayaç asılıdır. Kimin girip çıktığını sayar. Sayaçlar hata yapar. Bu yüzden doğru olabilecek en yüksek sayıyla çalışırız.",
  "levels.estimate": "Tahmin nedir?",
  "levels.estimate.body": "O zaman tam bilmeyiz. Yazandan daha kalabalık olabilir.",
  "levels.unknown": "Neden bazen “bilinmiyor” yazar?",
  "levels.unknown.body":
    "O zaman bir sayaç susuyordur ya da sayaçlar çok farklıdır. Bilinmiyor, sakin demek değildir. Çok kalabalık olabilir.",
  "levels.closed": "“Kapalı” ne demek?",
  "levels.closed.body": "Yer kapatılmış. Şu anda giremezsiniz.",
  "levels.age": "Sayı kaç zamanlık?",
  "levels.age.body": "Bu her zaman yanında yazar. 2 dakikadan eskiyse “bilinmiyor” yazar.",
  "levels.safety": "Önce ne gelir?",
  "levels.safety.body":
    "Her zaman levhaların, polisin ve güvenliğin söylediğini yapın. Tehlikede misiniz? 112’yi arayın.",
  "levels.link": "Şimdiki kalabalığa bakın",
};
