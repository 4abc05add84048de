import { describe, expect, it } from "vitest";
import { address, apart, between, html, named, trusted } from "./html.ts";

describe("html`...`", () => {
  it("escapes what is put in, unless it is markup already", () => {
    expect(html`<p title="${'"'}">${"<b>"} ${trusted("<i>x</i>")} ${3}</p>`.text).toBe(
      '<p title="&quot;">&lt;b&gt; <i>x</i> 3</p>',
    );
  });

  it("joins lists and leaves out what is not there", () => {
    expect(html`${["a", [html`<br>`, "b"]]}${false}${null}${undefined}${0}`.text).toBe("a<br>b0");
  });

  it("takes an object with a text of its own for no markup unless it is Html", () => {
    expect(between(["a", "<"], html`<br>`).text).toBe("a<br>&lt;");
  });
});

describe("apart(text)", () => {
  it("keeps a day on one line, but not the beginning of a version", () => {
    expect(apart("on 2026-03-02, version 2026-03-02-57a0").text).toBe(
      '<bdi>on <span class="day">2026-03-02</span>, version 2026-03-02-57a0</bdi>',
    );
  });
});

describe("named(name)", () => {
  it.each(["", "  "])("says of %j that no name is given", (name) => {
    expect(named(name).text).toContain("no name is given");
  });
});

describe("address(url)", () => {
  it("makes an anchor of an address that a reader may be sent to", () => {
    expect(address("https://example.org/?a=1&b=2").text).toContain('href="https://example.org/?a=1&amp;b=2"');
  });

  it("leaves another as text", () => {
    expect(address("javascript:alert(1)").text).toBe(
      '<span class="url"><bdi>javascript:alert(1)</bdi></span>',
    );
  });
});
