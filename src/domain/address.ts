/** A URL as its author wrote it, taken apart by RFC 3986 and not mended as a browser would. */
export interface Address {
  readonly text: string;
  /** In lower case; undefined where there is none, so that the text is not an absolute URL. */
  readonly scheme: string | undefined;
  /** As written, an IPv6 literal with its brackets; empty where the URL has no authority. */
  readonly host: string;
  /** The host as connections and certificates know it: lower case, IDNA in its ASCII form, IPv4 in four decimals. */
  readonly hostname: string;
  readonly hostKind: 'name' | 'ip' | 'none' | 'invalid';
  readonly userinfo: boolean;
  readonly query: string | undefined;
  readonly fragment: string | undefined;
  /** What RFC 3986 does not allow in it, as a phrase that follows "it"; undefined where nothing. The host's letters are not judged here. */
  readonly problem: string | undefined;
}

/** The form that nearly every address has: nothing in it needs a closer look. The last label is not a number, so it is no IPv4. */
const plainForm = /^https:\/\/(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9](?:\/[\w.~\-/]*)?$/;

const schemeForm = /^([A-Za-z][A-Za-z0-9+.-]*):/;
const parts = /^\/\/([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s;
const authorityForm = /^(?:(.*)@)?(\[[^\]]*\]|[^:]*)(?::(.*))?$/s;
/** RFC 3986, section 2, without `[` and `]`, which only an IP literal may have. */
const foreign = /[^\x21\x23-\x3b\x3d\x3f-\x5a\x5f\x61-\x7a\x7e]/u;
const badEscape = /%(?![0-9A-Fa-f]{2})/;
const nameForm = /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/;
/** WHATWG URL, "ends in a number": such a host is an IPv4 address in one of its many spellings. */
const endsInNumber = /(?:^|\.)(?:\d+|0x[\da-f]*)\.?$/i;

/** Reads any text as a URL, without complaint. */
export function readAddress(text: string): Address {
  if (text.length < 253 && plainForm.test(text)) return plainAddress(text);
  const scheme = schemeForm.exec(text)?.[1]?.toLowerCase();
  if (scheme === undefined) return { ...nothing, text, problem: 'does not begin with a scheme such as https:' };
  const [, authority, path = '', query, fragment] = parts.exec(text.slice(scheme.length + 1)) ?? [];
  if (authority === undefined) return { ...nothing, text, scheme, problem: 'has no // and host behind its scheme' };
  const [, userinfo, host = '', port] = authorityForm.exec(authority) ?? [];
  const hostname = hostnameOf(host);
  const hostKind = host === '' ? 'none' : hostKindOf(host, hostname);
  const rest = [userinfo, path, query, fragment].filter((part) => part !== undefined).join('');
  return {
    text,
    scheme,
    host,
    hostname: hostname ?? host.toLowerCase(),
    hostKind,
    userinfo: userinfo !== undefined,
    query,
    fragment,
    // Where a host ends that is none is anyone's guess, and so is what its port is.
    problem: problemOf(rest, host, hostKind === 'invalid' ? undefined : port),
  };
}

function plainAddress(text: string): Address {
  const start = 'https://'.length;
  const slash = text.indexOf('/', start);
  const host = slash < 0 ? text.slice(start) : text.slice(start, slash);
  return {
    text,
    scheme: 'https',
    host,
    hostname: host,
    hostKind: 'name',
    userinfo: false,
    query: undefined,
    fragment: undefined,
    problem: undefined,
  };
}

const nothing = {
  scheme: undefined,
  host: '',
  hostname: '',
  hostKind: 'none',
  userinfo: false,
  query: undefined,
  fragment: undefined,
  problem: undefined,
} as const;

function problemOf(rest: string, host: string, port: string | undefined): string | undefined {
  if (host === '') return 'names no host';
  const character = foreign.exec(rest)?.[0];
  if (character !== undefined) return `has the character "${character}", which a URL may hold only percent-encoded`;
  if (badEscape.test(rest)) return 'has a % that two hexadecimal digits do not follow';
  if (port === undefined) return undefined;
  return /^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535
    ? undefined
    : `has the port "${port}", which is not a number from 1 to 65535`;
}

function hostnameOf(host: string): string | undefined {
  const lower = host.toLowerCase();
  if (nameForm.test(lower) && !endsInNumber.test(lower)) return lower;
  // To browsers a backslash is a slash and blanks at the ends are nothing: such a host would be read as another.
  if (/[\\\s\p{Cc}]/u.test(host)) return undefined;
  // Behind a scheme that has hosts, so that the host is read as browsers and HTTP clients read it.
  const url = `https://${host}/`;
  return host !== '' && URL.canParse(url) ? new URL(url).hostname : undefined;
}

function hostKindOf(host: string, hostname: string | undefined): Address['hostKind'] {
  if (hostname === undefined) return 'invalid';
  if (hostname.startsWith('[') || /^\d+(\.\d+){3}$/.test(hostname)) return 'ip';
  return nameForm.test(host.toLowerCase()) ? 'name' : 'invalid';
}
