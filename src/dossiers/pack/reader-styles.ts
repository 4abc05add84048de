/** Plain, printable, the same in every browser; colour never says what words do not. */
export const readerStyles = `
:root{color-scheme:light;font:16px/1.5 "Noto Serif",Georgia,serif;color:#1b1b1b;background:#fff}
body{max-width:76rem;margin:2rem auto;padding:0 1.25rem}
h1{font-size:1.9rem;margin:.2rem 0}h2{font-size:1.25rem;margin:2.2rem 0 .5rem;border-top:1px solid #bbb;padding-top:1rem}
.kicker,.quiet,.origin,th,.type{font-family:system-ui,"Noto Sans",sans-serif;font-size:.8rem;color:#555}
.kicker{letter-spacing:.08em;text-transform:uppercase;margin:0}
.notice{border:1px solid #1b1b1b;padding:.4rem .7rem}
.origin{padding-left:1rem}code{font-size:.75rem;overflow-wrap:anywhere}
.sides{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:2.2rem;align-items:start}
.text{hyphens:auto;overflow-wrap:anywhere}.text p{margin:.1rem 0 .8rem}
mark{background:#fdf3c4;color:inherit;border-bottom:1.5px solid #b38600}mark.d2{background:#fbe39a}mark.d3{background:#f8d168}
a.n{font:600 .65rem system-ui,sans-serif;vertical-align:super;text-decoration:none;color:#6b4e00;margin-right:.15em}
.hidden{outline:1px dashed #777;color:#555}
.statements{margin:0;padding-left:2rem;position:sticky;top:1rem;max-height:94vh;overflow:auto}
.statements li{margin-bottom:.7rem}.statements p{margin:0}.statements li::marker{font:600 .75rem system-ui,sans-serif;color:#6b4e00}
blockquote{margin:.15rem 0 0;padding-left:.7rem;border-left:2px solid #d6c277}blockquote a{color:inherit;text-decoration:none}
:target{background:#eef4ff}
.type{border:1px solid #999;border-radius:.2rem;padding:0 .3rem;white-space:nowrap}
table{border-collapse:collapse;width:100%;font-size:.9rem}td,th{border-bottom:1px solid #ccc;text-align:left;vertical-align:top;padding:.35rem .6rem .35rem 0;width:38%}
td:last-child,th:last-child{width:24%}
@media(max-width:50rem){.sides{grid-template-columns:1fr}.statements{position:static;max-height:none}}
@media print{body{max-width:none;margin:0}.statements{position:static;max-height:none;overflow:visible}mark{print-color-adjust:exact}}
`;
