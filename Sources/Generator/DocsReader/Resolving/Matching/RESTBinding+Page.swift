import ServiceModel

extension RESTBinding {
  /// - Parameter parameters: the parameters of the page, matched with those of the operation.
  init(_ page: RESTOperationPage, parameters: [RESTCarrier]) {
    let sent = page.requestTypes.names
    let accepted = page.responseTypes.names
    // A header with an empty list of media types is left out, as in other revisions.
    let empty = [page.requestTypes, page.responseTypes].filter(\.names.isEmpty)
      .compactMap(\.row?.text.key)
    let headers = page.headers.filter { !empty.contains($0.text.key) }.map(\.name)
    self.init(
      page: page.file.path, method: page.method, path: page.path, body: page.bodyForm,
      parameters: parameters, requestMediaTypes: sent, responseMediaTypes: accepted,
      requestHeaders: headers, statuses: page.response.statuses.map(\.code).sorted())
    spellPathNames()
  }

  /// Whether they are equal except for prose and provenance.
  func hasSameShape(as other: RESTBinding) -> Bool {
    func bare(_ binding: RESTBinding) -> RESTBinding {
      var result = binding
      result.page = ""
      for index in result.parameters.indices { result.parameters[index].documentation = nil }
      return result
    }
    return bare(self) == bare(other)
  }
}

extension RESTOperationPage {
  /// Whether the names and types of everything that is sent and received are equal.
  func hasSameTables(as other: RESTOperationPage) -> Bool {
    func bare(_ rows: [Row]?) -> [[String]]? { rows?.map { [$0.name, $0.type] } }
    return bare(body?.rows) == bare(other.body?.rows)
      && bare(response.rows) == bare(other.response.rows)
      && response.label == other.response.label && response.carrier == other.response.carrier
  }

  func hasSameProse(as other: RESTOperationPage) -> Bool {
    func rows(_ page: RESTOperationPage) -> [String?] {
      (page.pathParts.rows + page.query.rows + (page.body?.rows ?? []) + page.response.rows)
        .map(\.description.text)
    }
    return prose == other.prose && rows(self) == rows(other) && body?.text == other.body?.text
      && response.paragraphs == other.response.paragraphs
  }
}
