// The most frequent small words of languages that share a script. What several languages have counts for each in part.
const WORDS: Record<string, Record<string, string>> = {
  Latin: {
    en: 'the of and to in is that it was for on are with as his they be at this have from or by not but what all were we when your can said there an which their has shall been everyone no',
    fr: 'le la les de des du et un une est que qui dans en il elle pour pas sur au aux ce cette ne se par plus avec sont ou son ses à l d être tout leur a droit',
    de: 'der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei oder jeder einer sind',
    es: 'el la los las de del y que en un una por con no para es se al lo como más su sus pero o son fue este esta ha toda tiene ser persona sin',
    it: 'il lo la i gli le di del della dei delle e che in un una per con non è si al da come più su sono ma o ha ogni nel nella alla essere ad anche dal',
    pt: 'o a os as de do da dos das e que em um uma por com não para é se ao à como mais seu sua no na mas ou são foi todo toda tem ser pela pelo pessoa',
    nl: 'de het een en van in is dat op te zijn met voor niet aan er om ook als dan maar bij door over of hij wordt naar heeft ieder tot deze recht uit worden',
    sv: 'och att det i en som är på av för med den till inte har de om ett han var men sig från vid så eller skall rätt varje sin under kan denna',
    pl: 'i w na z do że się nie jest to jak o po co ale za od przez jego lub oraz dla tym ma być przy są prawo każdy które który ze człowiek jej jako we',
    cs: 'a v na se je že s z do to o k i jako za ve by od pro po nebo si ale podle být jeho který která při své má každý právo bez aby není jsou což jsem',
    ro: 'și de la în a cu pe că nu o un din este pentru care mai prin sau ce sunt dar are ca fi al ale orice să se la persoană dreptul unei sa lui fie s-a',
    hu: 'a az és hogy nem is egy van ez meg de csak el ha mint kell vagy volt már ki minden azt sem más joga személynek való még ezt aki amely illetve valamint fel',
    fi: 'ja on ei että se hän oli kuin mutta ovat tai olla myös jokaisella sekä joka kun niin sen ole oikeus jonka mitä ne kaikki häntä olisi hänen voi vain jos tämä ihmisen',
    tr: 've bir bu da de için ile olarak daha o çok gibi ne kadar olan en ama veya her ya hakkı vardır değil ki sonra hiç kimse şey var mı diye herkes dahi',
    vi: 'và của các có là được trong cho không một người những với đã để khi này từ ra về như đến quyền hay mọi phải vào cũng nhưng đó theo đều bị tôi do',
    id: 'yang dan di dari untuk dengan tidak ini itu pada adalah dalam akan orang atau juga oleh ke sebagai setiap ada berhak tersebut serta telah bahwa saya mereka tak dia bisa hak',
  },
  Cyrillic: {
    ru: 'и в не на что с по как это он она к у за из но то же от так о его для все при или был было каждый имеет право может быть человек которые а я мы',
    uk: 'і в не на що з та як це він вона до у за із але то й від так про його для всі при або був було кожна кожен має право може бути людина які а я ми',
  },
  Devanagari: {
    hi: 'के में है और की से को का पर यह कि हैं नहीं एक ने भी या जो तो इस किसी अपने प्रत्येक व्यक्ति लिए वह हो था थे',
  },
};

// Letters that one language of the list has and the others have not, or hardly.
const LETTERS: Record<string, RegExp> = {
  de: /ß/g,
  es: /[ñ¿¡]/g,
  pt: /[ãõ]/g,
  pl: /[łżśźąę]/g,
  cs: /[řěů]/g,
  ro: /[ățșţ]/g,
  hu: /[őű]/g,
  tr: /[ğı]/g,
  vi: /[ơưạ-ỹ]/g,
  ru: /[ыэё]/g,
  uk: /[їєґі]/g,
};

// Letters of languages that are not in the lists: Danish, Icelandic, Slovak, Azerbaijani; Serbian, Macedonian, Belarusian,
// Kazakh; Kurdish, Pashto, Uyghur; Yiddish.
const FOREIGN = /[æøðþľŕəјљњћђѓќѕўқңғүұһөәەێۆڕټډړښږۍۇېײױװ]/g;

const SIMPLIFIED =
  /[们这个来时说国会对学过发经动为还没进开长关头见问间实业点门当车书东话气电应认让给军变权种则义与从条总产传众优儿亲观视觉记设许论证试该语误请诸读课调谁谈谢贝负财责货质购贵费资赋赖赛输边达迁运连远违选适遗邻处体团属荣誉残护据难战爱听乐买卖医师岁声厂广号妇带帮张归录态执报担择换损数无旧显样标树桥机梦检欢汉济测满灭热独环疗盖盘确离称笔级纪线组细终结维绝统继续罗罚职联脸艺节药获虑虽补装针钟钱错铁阳阴阶际陆险随题风飞饭馆马验鱼鸟涨湾楼烧华单卫历厅]/gu;
const TRADITIONAL =
  /[們這個來時說國會對學過發經動為還沒進開長關頭見問間實業點門當車書東話氣電應認讓給軍變權種則義與從條總產傳眾優兒親觀視覺記設許論證試該語誤請諸讀課調誰談謝貝負財責貨質購貴費資賦賴賽輸邊達遷運連遠違選適遺鄰處體團屬榮譽殘護據難戰愛聽樂買賣醫師歲聲廠廣號婦帶幫張歸錄態執報擔擇換損數無舊顯樣標樹橋機夢檢歡漢濟測滿滅熱獨環療蓋盤確離稱筆級紀線組細終結維絕統繼續羅罰職聯臉藝節藥獲慮雖補裝針鐘錢錯鐵陽陰階際陸險隨題風飛飯館馬驗魚鳥漲灣樓燒華單衛歷廳]/gu;

const SCRIPTS = {
  Han: /\p{Script=Han}/gu,
  Kana: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu,
  Hangul: /\p{Script=Hangul}/gu,
  Latin: /\p{Script=Latin}/gu,
  Cyrillic: /\p{Script=Cyrillic}/gu,
  Arabic: /\p{Script=Arabic}/gu,
  Hebrew: /\p{Script=Hebrew}/gu,
  Greek: /\p{Script=Greek}/gu,
  Devanagari: /\p{Script=Devanagari}/gu,
  Thai: /\p{Script=Thai}/gu,
};
type Script = keyof typeof SCRIPTS;

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

/** The script of most of the letters in a text; Chinese characters count double, as a word of them is short. */
export function mainScript(text: string): Script | undefined {
  let best: { script: Script; letters: number } | undefined;
  for (const [script, pattern] of Object.entries(SCRIPTS) as [Script, RegExp][]) {
    const letters = count(text, pattern) * (script === 'Han' || script === 'Kana' ? 2 : 1);
    if (letters > (best?.letters ?? 0)) best = { script, letters };
  }
  return best?.script;
}

/**
 * Recognises the language of a text by its script, its letters and its small words. Knows English, French, German, Spanish,
 * Italian, Portuguese, Dutch, Swedish, Polish, Czech, Romanian, Hungarian, Finnish, Turkish, Vietnamese, Indonesian, Russian,
 * Ukrainian, Arabic, Persian, Urdu, Hebrew, Greek, Hindi, Thai, Korean, Japanese and Chinese in both scripts. Returns undefined
 * if it is likely another one, or the text has too little of any. Looks at the start of a long text only.
 */
export function recognizeLanguage(text: string): string | undefined {
  const sample = text.slice(0, 20_000).normalize('NFC');
  const script = mainScript(sample);
  switch (script) {
    case undefined:
      return undefined;
    case 'Kana':
      return 'ja';
    case 'Han':
      // Japanese has hiragana in every sentence; a Chinese text may quote some.
      if (count(sample, /\p{Script=Hiragana}/gu) > count(sample, SCRIPTS.Han) * 0.1) return 'ja';
      return count(sample, TRADITIONAL) > count(sample, SIMPLIFIED) ? 'zh-Hant' : 'zh-Hans';
    case 'Hangul':
      return 'ko';
    case 'Greek':
      return 'el';
    case 'Thai':
      return 'th';
    case 'Hebrew':
      return hasForeignLetters(sample) ? undefined : 'he';
    case 'Arabic': {
      const urdu = count(sample, /[ہےںٹڈڑ]/g);
      if (urdu > count(sample, SCRIPTS.Arabic) * 0.03) return 'ur';
      if (hasForeignLetters(sample)) return undefined;
      return count(sample, /[پچژگکی]/g) > count(sample, /[ةىيكإ]/g) ? 'fa' : 'ar';
    }
    default: {
      const text = sample.toLowerCase();
      // Bulgarian has many hard signs, and no ы.
      const isBulgarian = count(text, /ъ/g) > count(text, /ы/g) * 2 + text.length * 0.004;
      return isBulgarian || hasForeignLetters(text) ? undefined : byWords(text, script);
    }
  }
}

const hasForeignLetters = (text: string) => count(text, FOREIGN) > text.length * 0.005;

function byWords(text: string, script: Script): string | undefined {
  const words = text.match(/[\p{L}\p{M}]+(?:-[\p{L}])?/gu) ?? [];
  const languages = Object.keys(WORDS[script] ?? {});
  const scores = new Map(languages.map((lang) => [lang, count(text, LETTERS[lang] ?? /[^\s\S]/g) / 2]));
  const known = wordsOf(script);
  for (const word of words) {
    const having = known.get(word) ?? [];
    for (const lang of having) scores.set(lang, (scores.get(lang) ?? 0) + 1 / Math.sqrt(having.length));
  }
  const [best, second] = [...scores].sort(([, a], [, b]) => b - a);
  if (!best || best[1] < Math.max(0.7, words.length * 0.12)) return undefined;
  return best[1] > (second?.[1] ?? 0) * 1.1 ? best[0] : undefined;
}

const indexes = new Map<Script, Map<string, string[]>>();

/** The words of the languages of a script, with the languages that have them. */
function wordsOf(script: Script): Map<string, string[]> {
  const index = indexes.get(script) ?? new Map<string, string[]>();
  if (index.size) return index;
  for (const [lang, words] of Object.entries(WORDS[script] ?? {})) {
    for (const word of new Set(words.split(' '))) index.set(word, [...(index.get(word) ?? []), lang]);
  }
  indexes.set(script, index);
  return index;
}
