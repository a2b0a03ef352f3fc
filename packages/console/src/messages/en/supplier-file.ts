export const supplierFile = {
  title: 'What was concluded about you',
  kicker: 'Own file',
  lead: 'This is the file of {name} in the network {network}, owned by {owner}: the decisions, the criteria behind them and the evidence you may see. Nothing of the network itself is shown.',
  withheld: 'Items marked for a narrower circle are not shown here.',
  emptyTitle: 'Nothing is shared with you yet',
  emptyText:
    'Once {owner} has assessed its network, you will see here what was concluded about your organisation and from which evidence.',
  refusedTitle: 'You have no file in this network',
  refusedText:
    'A file is shared supplier by supplier. Ask the owner of the network to share yours with your organisation.',
  answerTitle: 'How to answer',
  answerText:
    'You may state your view on every item, dispute it, or offer better evidence. Write to {owner} and quote the id of the item, your statement, and the document with its date and source. The next assessment shows what became of it.',
  answerQuote: 'Every item below has a link of its own that you can quote.',
} as const;
