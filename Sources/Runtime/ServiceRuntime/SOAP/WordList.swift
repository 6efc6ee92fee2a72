/// The items of a list as words of one text.
struct WordList<Item: WireValue>: WireValue {
  let items: [Item]

  static var xmlName: XMLName { Item.xmlName }
  static var wireDefault: WordList { WordList(items: []) }

  static func code(_ value: inout WordList?, with coder: FieldCoder) {
    var items = value?.items
    coder.words(&items)
    value = items.map(WordList.init)
  }
}
