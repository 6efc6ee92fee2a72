extension SelfDescription {
  /// The documents that describe operations, created on first use.
  func documents(
    of operations: [any ServedOperation], _ services: [SOAPRouter.Service],
    _ access: DescribedAccess
  ) -> [ServiceDocument] {
    var documents = services.flatMap(wsdl)
    if operations.contains(where: { $0.descriptor.rest != nil }) {
      documents.append(openAPI(operations, access))
    }
    return documents
  }

  private func wsdl(_ service: SOAPRouter.Service) -> [ServiceDocument] {
    guard let path = service.descriptor.soapPath else { return [] }
    let document = Deferred {
      LocatedText(
        WSDLDocument(SOAPServiceSchema(service.descriptor, service.all))
          .text(location:))
    }
    return ["wsdl", "singleWsdl"].map { query in
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
        OpenAPIDocument(RESTServiceSchema(operations), self, access).text(baseURL:))
    }
    return ServiceDocument(
      path: "openapi.json", mediaType: "application/json; charset=utf-8"
    ) { requested in
      document.value.text(at: OrderedJSON.escaped(base(requested)))
    }
  }
}
