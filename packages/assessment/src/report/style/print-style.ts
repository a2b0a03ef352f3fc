/**
 * A4 and Letter: no size is set, so the reader's paper decides. Rows, cards and figures are not cut.
 *
 * @param running CSS string printed at the foot of every page
 */
export function printStyle(running: string): string {
  return `
@page{margin:14mm 14mm 18mm;@bottom-left{content:${running};font:8pt sans-serif;color:#555e68}@bottom-right{content:counter(page) " / " counter(pages);font:8pt sans-serif;color:#555e68}}
@media print{
html{scroll-behavior:auto}
body{font-size:9pt;line-height:12.5pt;background:none;-webkit-print-color-adjust:exact;print-color-adjust:exact}
.context{position:static;padding:0 0 6pt;min-height:0}
.frame{display:block;padding:0;max-width:none}
.contents,.skip,.tools,.filter,.tip{display:none}
.page-one{padding-top:12pt;break-after:page}
.block{padding-top:24pt}
.kicker{display:none}
.synthetic p{font-size:8pt;line-height:11pt;padding:2pt 6pt}
.synthetic{padding:4pt 8pt}
.three li{padding:4pt 0}
.key-figures{margin-top:12pt;padding-top:6pt;gap:2pt 14pt;font-size:8pt}
h1{font-size:18pt}h2{font-size:15pt;line-height:19pt}h3,.profile h3,.demand h3{font-size:11.5pt;line-height:15pt}
h2,h3,h4,caption,.lead,.leg>figcaption{break-after:avoid}
.because,.lead{font-size:11pt;line-height:15pt}
.because{margin-top:6pt}
.synthetic{margin-bottom:12pt}
.verdicts{margin:10pt 0 14pt}
.three{grid-template-columns:repeat(3,minmax(0,1fr));gap:16pt}
.table-scroll{overflow:visible}
table.data{font-size:7.5pt;line-height:10pt}
p{orphans:3;widows:3}
.lead{break-inside:avoid}
.data th,.data td{padding:3pt 3pt;height:auto}
.data .glyph{width:8pt;height:8pt}
.verdict,.decision{gap:2pt}
#supplier-ladder,#service-matrix{font-size:6.8pt}
#supplier-ladder th,#supplier-ladder td,#service-matrix th,#service-matrix td{padding:3pt 2pt}
#service-matrix .wide{min-width:110pt}
.data thead th{position:static;font-size:7pt;line-height:9pt}
.data .wide{min-width:140pt}.data .middle{min-width:70pt}.data .narrow{min-width:0}
.data thead{display:table-header-group}
.data tr,.card,.leg,.panel,.decision-list li,.criterion-list li,.three li,.profile header,.demand header,.terms>*,.verdicts,.map-figure,.cut-drawing{break-inside:avoid}
.sub{font-size:7pt;line-height:9pt}
.count-bar{min-width:38pt;grid-template-columns:minmax(20pt,1fr) auto;gap:3pt}
.verdict-strip{min-width:60pt}
.demand{break-inside:avoid}
.criterion-list{columns:2;column-gap:16pt}
.criterion-list li{min-height:0;padding:2pt 0}
.criterion-list .title{font-size:7.5pt;line-height:9.5pt}
.decision-list .text,.range{font-size:7.5pt;line-height:9.5pt}
.profile tbody tr:nth-child(n+9){display:none}
.print-only{display:block}
.demand header{break-after:avoid}
.witness{--lane-title:66pt;--fold:46pt;column-gap:6pt;row-gap:5pt}
.card,.fold,.lane span,.cut-title{font-size:7pt;line-height:9pt}
.who{font-size:7.5pt}
.chip{font-size:6.5pt}
.card{padding:3pt 4pt}
.panels{grid-template-columns:repeat(3,minmax(0,1fr));gap:14pt}
.profile-body{grid-template-columns:minmax(0,1fr)}
details::details-content{content-visibility:visible;block-size:auto}
details>summary{list-style:none}
a{color:inherit;text-decoration:none}
.map{max-height:200mm}
}
`;
}
