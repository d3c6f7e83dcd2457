// The words for the parts of a book or a law in many languages, by which a heading is recognised.

// Words for a chapter. A number follows, in digits or spelled out: Chapter One, Глава первая, الفصل الأول. Those of
// SPELLED_CHAPTER mean nothing else, so that any one or two words may be the number.
const SPELLED_CHAPTER =
  'chapter|chapitre|cap[íi]tulo|capitolo|capitol|capítol|kapitel|kapittel|hoofdstuk|kapitola|rozdział|fejezet|' +
  'luku|bölüm|глава|розділ|κεφάλαιο|գլուխ|פרק';
const CHAPTER = [
  SPELLED_CHAPTER,
  'fasıl|bab|chương|раздел|فصل|الفصل|باب|الباب',
  'अध्याय|অধ্যায়|অধ্যায়|ਅਧਿਆਇ|અધ્યાય|அத்தியாயம்|అధ్యాయం|ಅಧ್ಯಾಯ|അധ്യായം|บทที่|บท|ບົດທີ|ជំពូក|အခန်း|ምዕራፍ|თავი',
].join('|');

// Words for other parts. They are words of everyday language as well, so that a number has to follow.
const PART = [
  'part|partie|parte|teil|deel|del|díl|część|rész|osa|kısım|часть|частина|част|μέρος|חלק|الجزء|جزء|القسم|भाग|ভাগ|পর্ব|ภาค|ตอนที่',
  'section|sección|sezione|seção|abschnitt|avsnitt|sekcja|секция|prologue of|book|livre|libro|livro|buch|boek|bok|kniha|księga',
  'książka|könyv|книга|βιβλίο|ספר|الكتاب|کتاب|खंड|canto|chant|gesang|act|acte|acto|akt|akte|scene|scène|escena|szene|sura|psalm|letter|lettre',
].join('|');

// Words for a rule of a law. Its text often follows on the same line.
const ARTICLE = [
  'article|artículo|articolo|artigo|artikel|artikkel|artykuł|článek|cikk|madde|pasal|điều|статья|стаття|член',
  'άρθρο|հոդված|סעיף|مادة|المادة|ماده|دفعہ|अनुच्छेद|धारा|ধারা|অনুচ্ছেদ|มาตรา|ข้อ|አንቀጽ|მუხლი|rule|clause|règle|regla|regel|правило',
].join('|');

// Roman numerals from I to CCXCIX.
const ROMAN = '(?=[IVXLC])C{0,2}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?![\\p{L}\\p{M}\\p{N}])';
const CHINESE_NUMERAL = '[零〇○一二两兩三四五六七八九十百千万萬廿卅\\p{Nd}]+';
const NUMBER = `(?:\\p{Nd}+(?:[.\\-]\\p{Nd}+)*|${ROMAN})`;

const NUMBER_WORDS =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|' +
  '(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-[a-z]+)?|first|second|third|' +
  'premi[eè]re?|deuxi[eè]me|second|troisi[eè]me|quatri[eè]me|cinqui[eè]me|un|deux|trois|quatre|cinq|sept|huit|neuf|dix|' +
  'primer[oa]?|segund[oa]|tercer[oa]?|cuart[oa]|quint[oa]|prim[oa]|second[oa]|terz[oa]|primeir[oa]|terceir[oa]|' +
  'eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|перв\\p{L}+|втор\\p{L}+|треть?\\p{L}+|четв\\p{L}+|пят\\p{L}+|шест\\p{L}+|' +
  'الأول|الأولى|الثاني|الثانية|الثالث|الثالثة|الرابع|الخامس|السادس|السابع|الثامن|التاسع|العاشر';

// A number that stands before: Erstes Kapitel, Primera parte, Первая глава.
const BEFORE =
  '(?:the\\s+)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|premi[eè]re?|deuxi[eè]me|second|seconde|' +
  'troisi[eè]me|quatri[eè]me|derni[eè]re?|(?:erst|zweit|dritt|viert|fünft|sechst|siebt|siebent|acht|neunt|zehnt|elft|zwölft|letzt)e[rs]?|' +
  'primer[oa]?|segund[oa]|tercer[oa]?|prim[oa]|second[oa]|terz[oa]|primeir[oa]|terceir[oa]|\\p{Lu}?(?:ервая|торая|ретья|етв[её]ртая|ятая|естая)|' +
  'birinci|ikinci|üçüncü|eerste|tweede|derde|första|andra|tredje|első|második|harmadik)';

const CHINESE_DIVISION = '[章节節回卷集部篇编編幕折话話]';
const END = '(?![\\p{L}\\p{M}])';

const flags = 'iu';
/** A line that begins with a part's word and number. The group that is defined has what follows them. */
export const DIVISION = new RegExp(
  [
    `^(?:${CHAPTER}|${PART})${END}\\s*(?:${NUMBER}|(?:${NUMBER_WORDS})${END})(?<a>.*)$`,
    `^(?:${SPELLED_CHAPTER})${END}\\s+(?:the\\s+)?[\\p{L}\\p{M}-]+(?:\\s+[\\p{L}\\p{M}-]+)?(?<b>[.:：]?)$`,
    `^${BEFORE}\\s+(?:${CHAPTER}|${PART})${END}(?<c>.*)$`,
    `^第\\s*${CHINESE_NUMERAL}\\s*${CHINESE_DIVISION}(?<d>.*)$`,
    `^[卷回]之?${CHINESE_NUMERAL}(?<e>(?:[\\s：:、.].*)?)$`,
    `^제\\s*\\p{Nd}+\\s*[장절편부권화](?<f>.*)$`,
  ].join('|'),
  flags,
);

/** A line that begins with a rule's word and number. The group that is defined has what follows them. */
export const ARTICLE_LINE = new RegExp(
  [
    `^(?:${ARTICLE}|§)${END}\\s*(?:${NUMBER}|(?:${NUMBER_WORDS})${END})(?<a>.*)$`,
    `^第\\s*${CHINESE_NUMERAL}\\s*[条條款项項](?<b>.*)$`,
    `^제\\s*\\p{Nd}+\\s*조(?<c>.*)$`,
  ].join('|'),
  flags,
);

/** A part that has a name in place of a number. */
export const NAMED_DIVISION = new RegExp(
  '^(?:prologue|epilogue|preface|foreword|afterword|introduction|preamble|conclusion|postscript|interlude|appendix|' +
    'épilogue|préface|avant-propos|préambule|postface|annexe|prolog|epilog|vorwort|nachwort|einleitung|präambel|anhang|' +
    'prólogo|epílogo|prefacio|prefácio|preámbulo|introducción|introdução|conclusión|prologo|epilogo|prefazione|introduzione|' +
    'пролог|эпилог|предисловие|послесловие|введение|вступление|заключение|преамбула|приложение|' +
    'مقدمة|المقدمة|خاتمة|الخاتمة|تمهيد|الديباجة|خاتمہ|序|序章|序言|序幕|自序|前言|引言|引子|楔子|尾声|尾聲|后记|後記|终章|終章|结语|結語|跋|はじめに|おわりに|あとがき|まえがき|머리말|프롤로그|에필로그)[.:：]?$',
  'iu',
);

/** The heading of a list of contents. */
export const CONTENTS = new RegExp(
  '^(?:(?:table of )?contents|table des mati[èe]res|sommaire|inhalt(?:sverzeichnis)?|[íi]ndice|contenido|sommario|inhoud(?:sopgave)?|' +
    'innehåll|spis treści|obsah|tartalom|içindekiler|содержание|оглавление|зміст|περιεχόμενα|תוכן(?: העניינים)?|المحتويات|الفهرس|فہرست|' +
    'विषय[- ]?सूची|अनुक्रम|สารบัญ|mục lục|daftar isi|目录|目錄|目次|차례|목차)[.:：]?$',
  'iu',
);
