/** What elements do to the words in them and to the elements around them (WHATWG HTML, 13.2 Parsing and 15.3 Rendering). */

const set = (names: string): ReadonlySet<string> => new Set(names.trim().split(/\s+/));

/** Elements without content. */
export const voidElements = set(
  "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr",
);

/** Read to their end tag as they are: no tag inside them is one. */
export const rawElements = set("style xmp iframe noembed noframes noscript");

/** Content that is no text of the page, whether scripts are run or not. */
export const silentElements = set("script style head title base link meta");

/**
 * Content of which a browser shows something else: what was drawn, played or framed. A page's word for those who cannot
 * see that is no text of the page; it is counted.
 */
export const replacedElements = set(
  "template noscript iframe object svg math canvas audio video noembed noframes applet",
);

/** With a blank line around them. */
export const paragraphs = set("p h1 h2 h3 h4 h5 h6 blockquote pre listing xmp plaintext figure table");

/** On lines of their own. */
export const blocks = set(`address article aside body caption center dd details dialog dir div dl dt fieldset
  figcaption footer form header hgroup hr html legend li main menu nav ol optgroup option search section select summary
  tbody tfoot thead tr ul`);

/** A start tag of these ends an open paragraph. */
export const endsParagraph =
  set(`address article aside blockquote center dd details dialog dir div dl dt fieldset
  figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li listing main menu nav ol p plaintext pre search
  section summary table ul xmp`);

/** Left open by a page, they go on in the next paragraph. */
export const formatting = set("a b big code em font i nobr s small strike strong tt u");

/** No end tag reaches out of these to elements around them. */
export const boundaries = set("applet caption html table td th marquee object template foreignobject desc");

/** Formatting left open outside of these does not go on in them, nor formatting in them outside. */
export const markers = set("applet caption marquee object td template th");

/** Their start and end tags count only inside a table, and reach out of everything but a table. */
export const tableParts = set("caption colgroup tbody td tfoot th thead tr");

/** Where text and other elements stand directly in these, browsers put them before the table. */
export const tableFrames = set("table tbody tfoot thead tr");
export const inTableFrame = set(
  "caption colgroup col tbody tfoot thead tr td th style script template form input",
);

/** End tags of other elements do not reach past these. */
export const special = new Set([
  ...paragraphs,
  ...blocks,
  ...boundaries,
  ...set("button iframe noembed noframes noscript textarea tr tbody"),
]);

/** A start tag of these ends a drawing or formula that it stands in. */
export const breakout =
  set(`b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img
  li listing menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var`);

/** Inside of these, in a drawing, HTML stands again. */
export const integrationPoints = set("foreignobject desc title");

/** Before these, formatting that was left open is not opened again. */
export const plainStarts = set("textarea iframe noembed noframes template");

export const headings = set("h1 h2 h3 h4 h5 h6");
export const cells = set("td th");

/** In these a table may stand in a table. */
export const ofNestedTables = set("td th caption template");

/** Ended without a tag by the end of what they stand in. */
export const impliedEnds = set("dd dt li optgroup option p rp rt");

const sections = set("tbody tfoot thead table template");

/** What a part of a table stands in: it ends everything that is open inside of the nearest of these. */
export const contextOf = (part: string): ReadonlySet<string> =>
  cells.has(part) ? inRow : part === "tr" ? sections : whole;
const inRow = new Set([...sections, "tr"]);
const whole = set("table template");

/** White space inside them is kept. */
export const preformatted = set("pre listing xmp plaintext textarea");

/** What ends when one of the same kind begins, and the element beyond which nothing is ended. */
export const siblings: Readonly<Record<string, { ends: ReadonlySet<string>; within: ReadonlySet<string> }>> =
  {
    li: { ends: set("li"), within: set("ul ol menu dir") },
    dd: { ends: set("dd dt"), within: set("dl") },
    dt: { ends: set("dd dt"), within: set("dl") },
    option: { ends: set("option"), within: set("select datalist") },
    optgroup: { ends: set("option optgroup"), within: set("select") },
  };
