/** ISO 639-1: the language subtags of two letters (IANA Language Subtag Registry). */
const twoLetters = new Set(
  (
    'aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr ' +
    'fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik in io is it iu iw ja ji jv jw ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la ' +
    'lb lg li ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc ' +
    'sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu'
  ).split(' '),
);

const script = '(?:-[a-z]{4})?';
const region = '(?:-(?:[a-z]{2}|[0-9]{3}))?';
const variants = '(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*';
const extensions = '(?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*';
const privateUse = 'x(?:-[a-z0-9]{1,8})+';
/** RFC 5646, section 2.1, without language subtags of more than three letters, of which none is registered. */
const form = new RegExp(`^([a-z]{2,3})(?:-[a-z]{3}){0,3}${script}${region}${variants}${extensions}(?:-${privateUse})?$`, 'i');
const privateForm = new RegExp(`^${privateUse}$`, 'i');
const grandfathered =
  /^(en-GB-oed|i-[a-z]{2,8}|sgn-(BE-FR|BE-NL|CH-DE)|art-lojban|cel-gaulish|no-(bok|nyn)|zh-(guoyu|hakka|min|min-nan|xiang))$/i;

/** A well-formed tag of BCP 47 whose language, where it has two letters, is registered. */
export function isLanguageTag(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  const language = form.exec(value)?.[1];
  if (language === undefined) return privateForm.test(value) || grandfathered.test(value);
  return language.length > 2 || twoLetters.has(language.toLowerCase());
}
