/// The description cell of a REST table.
struct RESTDescription {
  /// On one line; nil when there is none.
  let text: String?
  let isRequired: Bool
  /// The name of the value's type, where the cell tells it; the text then describes the type.
  let carrier: String?

  init(_ row: RESTOperationPage.Row, of page: RESTOperationPage) {
    let prose = CarrierProse(page.file.text(row.description))
    let marker = Array("**Required**".utf8)
    carrier = prose.carrier
    if let start = prose.text.firstIndex(of: marker) {
      isRequired = true
      let parts = [
        prose.text.prefix(upTo: start).string,
        prose.text.suffix(from: start + marker.count).string,
      ]
      text = Prose.line(parts.joined(separator: " "))
    } else {
      isRequired = false
      text = Prose.line(prose.text)
    }
  }
}
