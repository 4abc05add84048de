/** Bytes of a page in which browsers look for what it says of its encoding are 1,024; many pages say it later. */
const looked = 8_192;

/** The encoding that a page names in a `<meta>` of its beginning; undefined where it names none. */
export function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, looked)).replaceAll(/<!--[\s\S]*?-->/g, "");
  for (const [tag] of head.matchAll(/<meta\s[^>]*>/gi)) {
    const label = /\scharset\s*=\s*["']?\s*([^\s"'/>;]+)/i.exec(tag)?.[1] ?? inContent(tag);
    if (label !== undefined) return /^utf-16/i.test(label) ? "utf-8" : label;
  }
  return /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/i.exec(head)?.[1];
}

/** `<meta http-equiv="Content-Type" content="text/html; charset=gb2312">`. */
const inContent = (tag: string): string | undefined =>
  /http-equiv\s*=\s*["']?content-type/i.test(tag) ? /charset\s*=\s*([^\s"'/>;]+)/i.exec(tag)?.[1] : undefined;
