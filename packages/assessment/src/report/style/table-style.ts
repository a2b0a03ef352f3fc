/** Tables: rows of at least 32 px, figures right-aligned, units under the title, scrolling inside their own frame. */
export const tableStyle = `
.table-scroll{overflow-x:auto;margin:8px 0;position:relative}
table.data,.range,.panel,time{font-variant-numeric:tabular-nums}
table.data{border-collapse:collapse;width:100%;font-size:13px;line-height:18px}
.data caption{text-align:left;font-weight:620;padding:8px 0;caption-side:top}
.data th,.data td{text-align:left;vertical-align:top;padding:6px 8px;height:32px;border-bottom:1px solid var(--rule)}
.data th:first-child,.data td:first-child{padding-left:0}
.data th:last-child,.data td:last-child{padding-right:0}
.data thead th{vertical-align:bottom;font-size:12px;line-height:16px;font-weight:550;color:var(--soft);border-bottom:1px solid var(--ink);background:var(--paper)}
.data tbody th{font-weight:550}
.data tbody tr:target>*,.demand:target>header,.profile:target>header{background:var(--teal-tint)}
.data .num{text-align:right;white-space:nowrap}
.data .centre{text-align:center}
.data .wide{min-width:220px}
.data .middle{min-width:132px}
.data .narrow{min-width:64px}
.head{display:inline-block;overflow-wrap:normal}
.unit{display:block;font-weight:400}
.data thead button{font:inherit;color:inherit;background:none;border:0;padding:0;margin:0;cursor:pointer;text-align:inherit;position:relative}
.word{white-space:nowrap}
.data thead button::after{content:"";position:absolute;left:calc(100% + 3px);top:50%;border:4px solid transparent;opacity:0}
.data .num button::after{left:auto;right:calc(100% + 3px)}
.data thead button:hover::after{border-top-color:currentColor;margin-top:-2px;opacity:.6}
.data [aria-sort=ascending] button::after{border-bottom-color:currentColor;margin-top:-6px;opacity:1}
.data [aria-sort=descending] button::after{border-top-color:currentColor;margin-top:-2px;opacity:1}
.data [aria-sort=ascending] button:hover::after{border-top-color:transparent;margin-top:-6px}
.filter{display:flex;flex-wrap:wrap;gap:8px 16px;align-items:center;margin:24px 0 4px}
.filter label{display:flex;gap:8px;align-items:center;color:var(--soft)}
.filter output{color:var(--soft)}
tr[hidden]{display:none}
.verdict,.decision{white-space:nowrap;display:inline-flex;gap:6px;align-items:center}
.inline-list li{display:inline}
.inline-list li+li::before{content:", "}
.relation{color:var(--soft);font-style:italic}
.count-bar{display:grid;grid-template-columns:minmax(40px,1fr) auto;gap:8px;align-items:center;min-width:84px}
.count-bar svg{width:100%;height:16px}
.count-bar .num{min-width:3ch;text-align:right}
@media (max-width:700px){
.data .wide{min-width:320px}
.data th:first-child{position:sticky;left:0;background:var(--paper);z-index:1;max-width:40vw;padding-right:8px}
}
@media (min-width:1400px){
.table-scroll{overflow:visible}
.data thead th{position:sticky;top:48px;z-index:5}
details .data thead th,.profile .data thead th{position:static}
}
`;
