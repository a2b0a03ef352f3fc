/** Frame, headings, prose and the first page. 14 px text on a 4 px grid. */
export const pageStyle = `
*,*::before,*::after{box-sizing:border-box}
html{scroll-padding-top:64px;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:14px/20px Inter,system-ui,sans-serif;font-feature-settings:"cv11","ss03";overflow-wrap:anywhere;text-rendering:optimizeLegibility}
p,ul,ol,dl,dd,figure,h1,h2,h3,h4{margin:0;padding:0}
ul,ol{list-style:none}
a{color:var(--link);text-decoration-thickness:1px;text-underline-offset:2px}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:2px solid var(--link);outline-offset:2px;border-radius:2px}
code{font:12px/16px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
svg{overflow:visible}
.sprite{position:absolute;width:0;height:0}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:8px;top:-60px;padding:8px 12px;background:var(--raised);z-index:20}
.skip:focus{top:4px}
.context{position:sticky;top:0;z-index:10;display:flex;flex-wrap:wrap;align-items:center;gap:4px 32px;padding:8px 32px;min-height:48px;background:var(--paper);border-bottom:1px solid var(--rule)}
.brand{display:flex;align-items:center;gap:8px;font-weight:650}
.brand svg{width:24px;height:24px;fill:var(--paper);stroke:var(--teal);stroke-width:2}
.context dl{display:flex;flex-wrap:wrap;gap:4px 32px;flex:1 1 0}
.context dl div{display:flex;gap:8px;align-items:baseline;min-width:0}
.context dt{color:var(--soft);font-size:12px;white-space:nowrap}
.context dd{font-weight:550;min-width:0}
.version{color:var(--soft);font-weight:400}
.synthetic-mark dd{padding:0 8px;border:1px solid var(--ink);border-radius:10px;font-size:12px}
.tools button,.filter input,.filter select{font:inherit;color:inherit;background:var(--raised);border:1px solid var(--line);border-radius:4px;padding:3px 10px;min-height:28px}
.frame{max-width:1480px;margin:0 auto;padding:0 32px 96px}
.contents ul{display:flex;flex-wrap:wrap;gap:4px 16px;padding:12px 0;border-bottom:1px solid var(--rule);font-size:13px}
.contents a{color:var(--soft);text-decoration:none;display:inline-block;padding:2px 0}
.contents a:hover{color:var(--ink);text-decoration:underline}
@media (min-width:1180px){
.frame{display:grid;grid-template-columns:168px minmax(0,1fr);gap:48px}
.contents{position:sticky;top:49px;align-self:start;padding-top:36px;max-height:calc(100vh - 49px);overflow-y:auto}
.contents ul{display:block;border:0;padding:0}
.contents a{display:block;padding:6px 0;line-height:16px}
}
.block{padding-top:56px}
h1{font-size:clamp(23px,1.2vw + 17px,34px);line-height:1.24;font-weight:620;letter-spacing:-.012em;max-width:44ch;text-wrap:balance}
h2{font-size:22px;line-height:28px;font-weight:620;letter-spacing:-.008em;padding-top:12px;border-top:2px solid var(--ink)}
h3{font-size:16px;line-height:24px;font-weight:620;margin:28px 0 8px}
h4{font-size:13px;line-height:20px;font-weight:620;margin:0 0 4px}
.lead{font-size:16px;line-height:24px;max-width:74ch;margin:8px 0 20px;text-wrap:pretty}
.note,.left-out{color:var(--soft);max-width:90ch;margin:8px 0}
.print-only{display:none}
.empty{color:var(--soft);border-left:2px solid var(--line);padding:4px 12px;max-width:72ch;margin:8px 0}
.sub{display:block;color:var(--soft);font-size:12px;line-height:16px;font-weight:400}
.none{color:var(--soft)}
.synthetic{border:1px solid var(--ink);padding:8px 16px;margin-bottom:28px;max-width:110ch;background:repeating-linear-gradient(135deg,var(--tint) 0 8px,var(--paper) 8px 16px)}
.synthetic p{background:var(--paper);padding:4px 10px}
.page-one{padding-top:32px}
.kicker{color:var(--soft);font-size:13px;margin-bottom:8px}
.because{font-size:18px;line-height:26px;max-width:62ch;margin-top:12px;text-wrap:pretty}
.verdicts{margin:28px 0 32px}
.verdicts figcaption{color:var(--soft);margin-top:8px;max-width:90ch}
.three{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,240px),1fr));gap:32px}
.three>section{border-top:2px solid var(--ink);padding-top:8px;min-width:0}
.three h2{border:0;padding:0;font-size:15px;line-height:24px;margin-bottom:4px;letter-spacing:0}
.three li{padding:8px 0;border-bottom:1px solid var(--rule)}
.three ol{counter-reset:n}
.three ol li{counter-increment:n;padding-left:22px;position:relative}
.three ol li::before{content:counter(n);position:absolute;left:0;color:var(--soft);font-weight:620}
.three a{color:inherit;text-decoration-color:var(--line)}
.effect{display:block;font-size:12px;line-height:16px;margin-top:2px;font-weight:620}
.more,.complete{padding-top:8px}
.key-figures{display:flex;flex-wrap:wrap;gap:4px 28px;margin-top:28px;padding-top:12px;border-top:1px solid var(--rule);color:var(--soft)}
.key-figures a{color:inherit;text-decoration:none}
.key-figures a:hover{text-decoration:underline}
.key-figures b{color:var(--ink);font-weight:650}
.prose{max-width:74ch}
.prose p,.prose ul,.prose pre{margin:0 0 12px}
.prose ul{list-style:disc;padding-left:20px}
.prose pre{padding:12px 16px;background:var(--tint);white-space:pre-wrap}
.terms{display:grid;grid-template-columns:minmax(120px,max-content) minmax(0,1fr);gap:4px 20px;margin:0 0 12px}
.terms dt{font-weight:620;display:flex;gap:6px;align-items:center;align-self:start}
.hashes dt{font-weight:620;margin-top:12px}
.hashes dd code{overflow-wrap:anywhere}
.actions{counter-reset:a;max-width:90ch}
.actions li{counter-increment:a;padding:6px 0 6px 28px;position:relative;border-bottom:1px solid var(--rule)}
.actions li::before{content:counter(a);position:absolute;left:0;color:var(--soft);font-weight:620}
details>summary{cursor:pointer;padding:8px 0;font-weight:550}
.tip{position:fixed;z-index:30;max-width:320px;padding:6px 10px;background:var(--ink);color:var(--paper);font-size:12px;line-height:16px;border-radius:4px;pointer-events:none}
@media (max-width:700px){
.context{position:static;padding:8px 16px;gap:4px 16px}
.context dl{flex-basis:100%;gap:2px 16px;order:3}
.tools{margin-left:auto}
.frame{padding:0 16px 64px}
html{scroll-padding-top:8px}
.contents ul{flex-wrap:nowrap;overflow-x:auto;white-space:nowrap}
.because,.lead{font-size:15px;line-height:22px}
.terms{grid-template-columns:minmax(0,1fr);gap:0}
.terms dd{margin-bottom:8px}
}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
`;
