import type { chart as dutch } from "../nl/chart.ts";

export const chart: Record<keyof typeof dutch, string> = {
  "chart.ranges": "إلى أي مدة سابقة؟",
  "chart.range.day": "24 ساعة",
  "chart.range.week": "7 أيام",
  "chart.range.year": "سنة",
  "chart.caption.sum":
    "{range, select, day {المجموع في آخر 24 ساعة: {sum}. أكثر ساعة ازدحامًا بدأت {when}: {max}.} week {المجموع في آخر 7 أيام: {sum}. أكثر ساعة ازدحامًا بدأت {when}: {max}.} other {المجموع في السنة الأخيرة: {sum}. أكثر يوم ازدحامًا: {when}، وفيه {max}.}}",
  "chart.caption.between":
    "{range, select, day {في آخر 24 ساعة كان متوسط الساعة بين {min} و{max}.} week {في آخر 7 أيام كان متوسط الساعة بين {min} و{max}.} other {في السنة الأخيرة كان متوسط اليوم بين {min} و{max}.}}",
  "chart.caption.none":
    "{range, select, day {لا توجد أرقام نعرضها عن آخر 24 ساعة.} week {لا توجد أرقام نعرضها عن آخر 7 أيام.} other {لا توجد أرقام نعرضها عن السنة الأخيرة.}}",
  "chart.key.sum": "{range, select, year {العدد في اليوم} other {العدد في الساعة}}",
  "chart.key.mean": "{range, select, year {متوسط اليوم} other {متوسط الساعة}}",
  "chart.key.rms": "{range, select, year {متوسط القوة في اليوم} other {متوسط القوة في الساعة}}",
  "chart.label":
    "{range, select, day {خط آخر 24 ساعة.} week {خط آخر 7 أيام.} other {خط السنة الأخيرة.}} الأرقام في الجدول أدناه.",
  "chart.table.caption": "{name}، {range, select, day {بالساعة} week {باليوم} other {بالشهر}}",
  "chart.when": "{range, select, day {الساعة} week {اليوم} other {الشهر}}",
  "chart.table.sum": "{range, select, day {العدد في الساعة} week {العدد في اليوم} other {العدد في الشهر}}",
  "chart.table.mean": "المتوسط",
  "chart.table.rms": "متوسط القوة",
  "chart.read-out": "أشر إلى لحظة",
  "chart.highest": "{range, select, week {أعلى ساعة} other {أعلى يوم}}",
  "chart.csv": "{range, select, year {نزّل سنة، يومًا بيوم (CSV)} other {نزّل 30 يومًا، ساعة بساعة (CSV)}}",
  "pilot.outcome.overdue": "كان يجب أن تكون النتيجة هنا قبل {day}. وهي ليست هنا بعد.",
  "pilot.outcome.waiting": "انتهت التجربة. تأتي نتيجتها هنا قبل {day}.",
  "pilot.ended": "انتهت التجربة في {day}.",
  "field.one": "هذا الجهاز يقيس نوعًا واحدًا من موجات الراديو. لا يقيس كل المرسلات معًا.",
  "field.mean": "خلال 30 دقيقة كان المتوسط {power} واط لكل متر مربع. كان ذلك حتى {moment}.",
  "field.strength.no-share": "لا يمكن حساب نسبة بالفولت لكل متر.",
  "field.strength.no-level": "ولا يوجد لهذه الموجات حد بالفولت لكل متر.",
  "field.below": "هذا أقل مما يستطيع الجهاز رؤيته جيدًا. وقد يكون أقل من ذلك.",
  "field.day": "أعلى متوسط خلال 24 ساعة كان {power} واط لكل متر مربع. بدأ ذلك {moment}.",
  "field.day.none": "لم تُقَس أي نصف ساعة من آخر 24 ساعة قياسًا جيدًا كافيًا.",
  "field.day.unknown":
    "{n, plural, one {هناك نصف ساعة واحدة لا نعرفها.} other {أنصاف الساعات التي لا نعرفها: #.}}",
  "field.table": "آخر 24 ساعة، نصف ساعة بعد نصف ساعة",
  "field.table.from": "البداية",
  "field.table.power": "واط لكل متر مربع",
  "field.table.share": "النسبة من القدرة",
  "field.table.strength": "فولت لكل متر",
  "field.table.unknown": "غير معروف",
  "field.standard": "الحد مأخوذ من إرشادات ICNIRP لسنة 2020: للجميع، وللجسم كله، خلال 30 دقيقة.",
  "field.law": "لم نستطع معرفة إن كان القانون الهولندي يأخذ هذا الحد كما هو.",
  "field.formula": "هكذا نحسب: مربع الفولت لكل متر، متوسطه خلال 30 دقيقة، مقسومًا على 377.",
  "field.api": "هذه الأرقام كبيانات مفتوحة (API)",
};
