import type { about as dutch } from "../nl/about.ts";

export const about: Record<keyof typeof dutch, string> = {
  "about.title": "Açıklama",
  "about.lead": "Sensör nedir? Ne görür, ne görmez? Bir sözün tutulduğunu nereden bilirsiniz?",
  "about.contents": "Bu sayfada",
  "about.sensor.title": "Sensör nedir?",
  "about.sensor.1":
    "Sensör, bir şey ölçen bir kutudur. Örneğin ne kadar kalabalık ya da havanın ne kadar temiz olduğunu.",
  "about.sensor.2": "Kutu belediyeye bir sayı gönderir. Belediye bu sayıyla bir şeyi düzenler.",
  "about.sensor.3":
    "Her kutunun bir numarası ve okutabileceğiniz bir kodu vardır. O zaman ne yaptığını hemen okursunuz.",
  "about.kinds.title": "Hangi türler var?",
  "about.kind.crowd-meter":
    "Kaç kişinin geçtiğini sayar. Bazen kutuda bir kamera vardır. Öyle olup olmadığı her sensörde yazar.",
  "about.kind.5g-pilot": "Bir 5G denemesinde radyo dalgalarının gücünü ölçer. Telefonunuzun içine bakmaz.",
  "about.kind.air-quality": "Havanın ne kadar temiz olduğunu ölçer. Bunun insanlarla ilgisi yoktur.",
  "about.kind.noise": "Ne kadar gürültü olduğunu ölçer. Sesin saklanıp saklanmadığı her sensörde yazar.",
  "about.kind.camera": "Sizin tanınabileceğiniz görüntüler çeker. Ne kadar kaldıkları her kamerada yazar.",
  "about.kind.traffic":
    "Arabaları, bisikletleri veya otobüsleri sayar. Plaka okuyup okumadığı her sensörde yazar.",
  "about.kind.water": "Suyun ne kadar yüksek ya da temiz olduğunu ölçer.",
  "about.kind.weather": "Sıcaklığı, rüzgârı veya yağmuru ölçer.",
  "about.kind.other": "Başka bir şey ölçer. Ne olduğu sensörün sayfasında yazar.",
  "about.symbols.title": "İşaretler ne anlama geliyor?",
  "about.symbols.lead": "Renk ve kenar, konunun insanlarla ilgili olup olmadığını söyler.",
  "about.symbols.none": "Beyaz, ince kenarlı: bunun insanlarla ilgisi yok.",
  "about.symbols.in-the-box": "Mavi: kutu insanları görür veya duyar. Yalnızca bir sayı tutar.",
  "about.symbols.stored": "Sarı, çift kenarlı: belediye insanlar hakkında veri saklar.",
  "about.symbols.shapes": "Altıgen: neden ve neyle. Daire: hangi veriler. Kare: ne kadar saklanır.",
  "about.personal.title": "Kişisel veri nedir?",
  "about.personal.1":
    "Kişisel veri sizin hakkınızda bir şey söyler. Örneğin bir görüntü, bir plaka ya da telefonunuzun numarası.",
  "about.personal.2":
    "“Saatte 412 kişi” gibi bir sayı kişisel veri değildir. Siz onun içinde bulunamazsınız.",
  "about.personal.3":
    "Belediye kişisel verileri yalnızca iyi bir nedenle kullanabilir. Bu neden her sensörde yazar.",
  "about.promises.title": "Sözleri nasıl denetliyoruz?",
  "about.promises.1": "Belediye her sensör için ne gönderdiğini, ne sıklıkta ve ne kadar kaldığını yazar.",
  "about.promises.2": "Sistemimiz yalnızca bunu içeri alır. Gerisini bakmadan atar.",
  "about.promises.3": "Sistem her dakika sözün tutulup tutulmadığına bakar. İşaret cevabı gösterir.",
  "about.promises.kept": "Doğru: ölçülen, söz verilene eşit.",
  "about.promises.attention": "Yine doğru: şimdi doğru, kısa süre önce değildi.",
  "about.promises.broken": "Doğru değil: neyin yanlış olduğu ve ne zamandan beri olduğu yazar.",
  "about.promises.not-yet": "Söylemek için erken: sensör henüz yeterince uzun süredir orada değil.",
  "about.promises.not-measurable": "Bunu ölçemeyiz: bir insanın sokakta bakması gerekir.",
  "about.promises.limits":
    "Her şeyi göremeyiz. Bir kutunun başkalarına da bir şey gönderip göndermediğini görmeyiz. Bu yüzden kutuları insanlar denetler.",
  "about.rights.title": "Dört adımda haklarınız",
  "about.rights.all": "Bütün haklarınızı okuyun",
  "about.rights.contact": "Verilerinizi sorun",
  "about.words.title": "Zor kelimeler",
  "about.words.body": "Bilmediğiniz bir kelime mi gördünüz?",
  "about.words.link": "Zor kelimeler listesine bakın",
  "contact.title": "İletişim",
  "contact.lead":
    "Bir sensör hakkında sorunuz mu var? Ya da burada olmayan bir kutu mu görüyorsunuz? Arayın, e-posta gönderin, yazın ya da gelin.",
  "contact.sensor": "Sorunuz {name} hakkında. {number} numarasını söyleyin.",
  "contact.say.title": "Bize ne söylemeniz iyi olur?",
  "contact.say.1": "Hangi sensör olduğu: kutudaki numara veya yeri.",
  "contact.say.2": "Hakkınızda ne olduğunu mu bilmek istiyorsunuz? O zaman günü ve saati de söyleyin.",
  "contact.say.3": "Yalnızca bir sensör hakkında bilgi istiyorsanız kim olduğunuzu söylemeniz gerekmez.",
  "contact.ways": "Bize nasıl ulaşırsınız",
  "contact.none": "Kayıtta henüz iletişim bilgisi yok.",
  "privacy.title": "Bu sitede gizlilik",
  "privacy.cookies": "Hangi çerezler var?",
  "privacy.cookies.body":
    "Yalnızca bakıyorsanız hiç yok. Bir etkinliğin izleme bağlantısını açan tek bir çerez alır. Yalnızca hangi yerleri görebileceğinizi hatırlar.",
  "privacy.others": "Kim izliyor?",
  "privacy.others.body": "Hiç kimse. Bu site başka şirketlerden hiçbir şey almaz. İzleyici ve reklam yoktur.",
  "privacy.log": "Site ziyaretimden ne saklar?",
  "privacy.log.body": "Site bilgisayarınızın adresini yazmaz. Ne aradığınızı da saklamaz.",
  "privacy.location": "Site nerede olduğumu biliyor mu?",
  "privacy.location.body":
    "Hayır. “Yerimi kullan”a tıklarsanız hesabı kendi cihazınız yapar. Yerinizi biz almayız.",
  "privacy.sensors": "Peki sensörlerin kendisi?",
  "privacy.sensors.body": "Her sensörde ne ölçtüğü ve bunun ne kadar kaldığı yazar.",
  "privacy.sensors.link": "Sensör listesine",
};
