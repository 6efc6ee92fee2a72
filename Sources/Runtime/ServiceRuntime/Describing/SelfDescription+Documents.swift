extension SelfDescription {
  /// The documents that describe operations, created on first use.
  func documents(
    of operations: [any ServedOperation], _ services: [[SOAPRouter.Service]],
    _ access: DescribedAccess
  ) -> [ServiceDocument] {
    var documents = services.flatMap { sharing in
      sharing.flatMap { DescribedServices($0, order: operations).groups }.enumerated()
        .flatMap { wsdl($1, number: $0 + 1) }
    }
    if operations.contains(where: { $0.descriptor.rest != nil }) {
      documents.append(openAPI(operations, access))
    }
    return documents
  }

  /// A WSDL has one namespace: of services at one path in several namespaces, those of the second
  /// have `?wsdl=2`.
  private func wsdl(_ services: [DescribedServices.Service], number: Int) -> [ServiceDocument] {
    guard let path = services.first?.descriptor.soapPath else { return [] }
    let document = Deferred {
      LocatedText(WSDLDescription(SOAPServiceSchema(services)).text(location:))
    }
    let queries = number == 1 ? ["wsdl", "singleWsdl"] : ["wsdl=\(number)"]
    return queries.map { query in
      ServiceDocument(path: path, query: query, mediaType: "text/xml; charset=utf-8") { requested in
        document.value.text(at: WSDLElement.escaped(base(requested) + "/" + path))
      }
    }
  }

  private func openAPI(
    _ operations: [any ServedOperation], _ access: DescribedAccess
  ) -> ServiceDocument {
    let document = Deferred {
      LocatedText(
        OpenAPIDescription(RESTServiceSchema(operations), options: self, access: access).text(
          baseURL:)
      )
    }
    return ServiceDocument(
      path: "openapi.json", mediaType: "application/json; charset=utf-8"
    ) { requested in
      document.value.text(at: OrderedJSON.escaped(base(requested)))
    }
  }
}
