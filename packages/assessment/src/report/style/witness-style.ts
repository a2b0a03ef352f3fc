/** Swim-lanes: a grid of columns (hops) and rows (lanes); nested cards on a narrow screen. */
export const witnessStyle = `
.demand{border-top:1px solid var(--line);margin-top:28px;padding-top:4px}
.demand h3 .glyph{width:16px;height:16px}
.says{max-width:90ch;margin:8px 0}
.leg{margin:16px 0}
.leg>figcaption{max-width:100ch;margin-bottom:8px}
.leg-title{font-weight:620;display:block}
.clean-leg{margin:8px 0;color:var(--soft)}
.clean-leg b{color:var(--ink);font-weight:620}
.whole{color:var(--soft);font-size:12px;line-height:16px;max-width:110ch}
.whole summary{padding:4px 0}
.cost{color:var(--soft);margin-top:8px}
.witness{--lane-title:108px;--hop:260px;--fold:120px;display:grid;column-gap:12px;row-gap:8px;align-items:stretch}
.hops,.hops>li,.chain,.chain>li{display:contents}
.lane{grid-column:1/-1;align-self:stretch;background:var(--tint);margin:-4px 0;border-radius:4px}
.lane.route{background:none}
.lane span{display:block;width:calc(var(--lane-title) - 12px);padding:8px 0 8px 8px;font-size:12px;line-height:16px;color:var(--soft);font-weight:550}
.lane.route span{padding-left:0;color:var(--ink)}
.cut{align-self:stretch;background:var(--vermilion-tint);border:1.5px dashed var(--vermilion);border-radius:6px;margin:0 -6px;z-index:1}
.cut-title{z-index:2;padding:2px 6px 0;font-size:12px;line-height:16px;font-weight:620;color:var(--vermilion);text-align:center}
.witness .cut{padding-bottom:4px;margin-bottom:-4px}
.route-line{height:0;border-top:2px solid var(--line);z-index:1;align-self:center}
.route-line.broken{border-top-style:dashed}
.drop{width:0;border-left:2px solid var(--line);z-index:1;justify-self:center;align-self:stretch;margin:24px 0}
.card{position:relative;z-index:2;min-width:0;padding:6px 8px;background:var(--raised);border:1px solid var(--line);border-radius:4px;font-size:12px;line-height:16px;hyphens:auto}
.card.culprit,.card.root{border:2px solid var(--state);padding:5px 7px}
.card.root{box-shadow:inset 4px 0 0 var(--state);padding-left:12px}
.card.off{border-style:dashed}
.how{display:block;color:var(--soft);font-style:italic}
.chain .how::before{content:"\\2193\\00a0"}
.kind{display:flex;gap:4px;color:var(--soft);align-items:flex-start}
.kind .icon{margin-top:1px}
.who{display:block;font-weight:620;font-size:13px}
.who a{color:inherit;text-decoration-color:var(--line)}
.chip{display:inline-block;max-width:100%;padding:0 7px;margin-top:3px;border:1px solid var(--rule);border-radius:9px;background:var(--tint);color:inherit;text-decoration:none;font-size:11px}
a.chip:hover{border-color:var(--ink)}
.why{display:block;margin-top:3px;color:var(--ink)}
.fold{position:relative;align-self:center;z-index:2;padding:4px 6px;border:1px dashed var(--line);border-radius:12px;background:var(--paper);font-size:12px;line-height:16px;color:var(--soft);text-align:center;min-width:0}
@media (max-width:700px){
.witness{display:block}
.lane,.cut,.cut-title,.route-line,.drop{display:none}
.hops{display:flex;flex-direction:column;gap:8px}
.hops>li,.chain>li{display:block}
.chain{display:block;margin:8px 0 0 10px;padding-left:12px;border-left:2px solid var(--line)}
.chain>li+li{margin-top:8px}
.fold{display:inline-block}
}
`;
