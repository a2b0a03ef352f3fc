/** Colours and sizes of everything drawn; shapes and patterns repeat what colours say. */
export const chartStyle = `
.glyph{width:14px;height:14px;flex:none;vertical-align:-2px}
.icon{width:14px;height:14px;flex:none;fill:none;stroke:currentColor;stroke-width:1.3;vertical-align:-2px}
.disc{color:var(--teal)}.ring{color:var(--grey)}.triangle,.open-triangle{color:var(--vermilion)}.gap{color:var(--slate)}
.is-clean,.is-trusted{--state:var(--teal)}
.is-undetermined,.is-unknown,.is-insufficient-evidence{--state:var(--grey)}
.is-blocked,.is-untrusted,.is-restricted,.is-excluded{--state:var(--vermilion)}
.is-disconnected{--state:var(--slate)}
.verdict,.decision{color:var(--state)}
.hatch-ground{fill:var(--hatch-ground)}.hatch-line{fill:var(--grey)}
.fill-clean{fill:var(--teal)}.fill-undetermined{fill:url(#hatch)}.fill-blocked{fill:var(--vermilion)}.fill-disconnected{fill:var(--slate)}
.verdict-bar rect,.verdict-strip rect,.opinion-bar rect{stroke:var(--paper);stroke-width:1}
.verdict-bar{display:block;width:100%;height:70px;font-weight:650;font-size:15px}
.on-clean,.on-blocked,.on-disconnected{fill:var(--on-fill)}
.on-undetermined{fill:var(--ink);paint-order:stroke;stroke:var(--hatch-ground);stroke-width:4px}
.whisker{stroke:var(--ink);stroke-width:1.5}
.whisker-label{fill:var(--ink);font-size:12px;font-weight:550}
.verdict-key{display:flex;flex-wrap:wrap;gap:8px 28px;margin-top:8px}
.verdict-key li{display:flex;gap:6px;align-items:center;color:var(--state)}
.verdict-key b{font-size:18px;line-height:24px;font-weight:650}
.verdict-strip{display:block;width:100%;min-width:120px;height:18px}
.track{fill:var(--tint)}
.opinion-bar{width:100%;height:24px;display:block}
.interval-bar{width:100%;height:20px;display:block}
.interval-bar .track{fill:var(--rule)}
.interval-body{fill:var(--bar);opacity:.45}
.mean{fill:var(--paper);stroke:var(--ink);stroke-width:1.5}
.threshold{stroke:var(--ink);stroke-width:1.2;stroke-dasharray:3 2}
.threshold.accept{stroke:var(--teal);stroke-width:2}
.threshold.exclude{stroke:var(--vermilion);stroke-width:2;stroke-dasharray:1.5 1.5}
.bar-neutral{fill:var(--bar)}.bar-exposed{fill:var(--bar)}.bar-broken{fill:var(--slate)}
.hhi-bar{display:block;width:100%;height:16px}
.hhi-lower{fill:var(--bar)}.hhi-open{fill:url(#hatch)}
.hhi-axis{display:block;width:100%;height:18px;font-size:11px}
.hhi-axis text{fill:var(--soft)}
.panels{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,280px),1fr));gap:28px 32px;margin-top:16px}
.panel{border-top:1px solid var(--line);padding-top:8px;min-width:0}
.panel figcaption{margin-bottom:8px}
.panel dl>div{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 8px;margin-bottom:8px;font-size:12px;line-height:16px}
.panel dt{color:var(--soft)}
.panel .value{font-weight:620}
.panel .band{font-weight:400;color:var(--soft)}
.panel .chart,.panel .top{flex:0 0 100%}
.panel .top{color:var(--soft)}
.map-figure{margin:0}
.map{display:block;width:100%;height:auto;background:var(--sea);border:1px solid var(--rule);overflow:hidden}
.map>svg{overflow:hidden}
.land{fill:var(--land);stroke:var(--coast);stroke-width:1;vector-effect:non-scaling-stroke}
.border{fill:none;stroke:var(--coast);stroke-width:1;stroke-dasharray:4 3;vector-effect:non-scaling-stroke}
.span-plain{stroke:var(--line);stroke-width:.8}
.span-trusted{stroke:var(--teal);stroke-width:1.6}
.span-unknown{stroke:var(--grey);stroke-width:2;stroke-dasharray:1.5 3}
.span-untrusted{stroke:var(--vermilion);stroke-width:2.6;stroke-dasharray:9 3}
.map-labels text{font-size:12px;font-weight:550;fill:var(--ink);paint-order:stroke;stroke:var(--land);stroke-width:4px;stroke-linejoin:round}
.map-key{display:flex;flex-wrap:wrap;gap:4px 28px;padding:8px 0}
.line-key{width:28px;height:12px;margin-left:8px;vertical-align:-1px}
.map-figure figcaption{color:var(--soft);font-size:12px;line-height:16px;max-width:110ch}
.cut-drawing{width:100%;max-width:440px;height:auto;display:block;margin:8px 0 12px;font-size:12px}
.cut-band{fill:var(--vermilion-tint);stroke:var(--vermilion);stroke-dasharray:4 3}
.cut-route{fill:none;stroke:var(--line);stroke-width:1.5}
.cut-clean{fill:var(--teal)}.cut-bad{fill:var(--vermilion)}
.cut-drawing text{fill:var(--ink)}
.profile{border-top:1px solid var(--line);margin-top:28px;padding-top:4px}
.profile h3,.demand h3{margin:8px 0 2px;font-size:17px}
.facts{display:flex;flex-wrap:wrap;gap:0 16px;color:var(--soft)}
.facts .verdict{font-weight:650}
.profile-body{display:grid;grid-template-columns:minmax(0,1fr);gap:20px 40px;margin:16px 0}
@media (min-width:1180px){.profile-body{grid-template-columns:minmax(0,.82fr) minmax(0,1fr)}}
.decision-list li{display:grid;grid-template-columns:72px 164px minmax(60px,1fr) 76px;gap:0 12px;align-items:center;padding:6px 0;border-bottom:1px solid var(--rule)}
.decision-list .tier{font-weight:550}
.decision-list .text{grid-column:2/-1;color:var(--soft);font-size:12px;line-height:16px}
.range{text-align:right;white-space:nowrap;font-size:12px}
.criterion-list li{display:grid;grid-template-columns:minmax(0,1.4fr) minmax(80px,1fr) 76px;gap:0 12px;align-items:center;min-height:32px;padding:3px 0;border-bottom:1px solid var(--rule)}
.criterion-list .title{font-size:13px;line-height:16px}
.criterion-list .inner .title{font-weight:620}
.depth-1 .title{padding-left:12px}.depth-2 .title{padding-left:24px}.depth-3 .title{padding-left:36px}
.contested{font-style:normal;font-size:11px;border:1px solid currentColor;border-radius:8px;padding:0 6px;font-weight:400;white-space:nowrap}
.fragile{color:var(--ink)}
.next{margin-top:8px}
@media (max-width:700px){
.decision-list li{grid-template-columns:64px minmax(0,1fr) 72px}
.decision-list .interval-bar{grid-column:1/-1}
.decision-list .range{grid-row:1;grid-column:3}
.decision-list .text{grid-column:1/-1}
.criterion-list li{grid-template-columns:minmax(0,1fr) 76px}
.criterion-list .opinion-bar{grid-column:1/-1;grid-row:2}
.map-labels{display:none}
}
`;
