extension SelfDescription {
  /// The documents that describe operations; made when first asked for.
  func documents(
    of operations: [any ServedOperation], _ services: [SOAPRouter.Service], isOpen: Bool
  ) -> [ServiceDocument] {
    var documents = services.flatMap(wsdl)
    if operations.contains(where: { $0.descriptor.rest != nil }) {
      documents.append(openAPI(operations, isOpen: isOpen))
    }
    return documents
  }

  private func wsdl(_ service: SOAPRouter.Service) -> [ServiceDocument] {
    guard let path = service.descriptor.soapPath else { return [] }
    let document = Deferred {
      WSDLDocument(SOAPServiceSchema(service.descriptor, service.operations.values))
    }
    return ["wsdl", "singleWsdl"].map { query in
      ServiceDocument(path: path, query: query, mediaType: "text/xml; charset=utf-8") { requested in
        document.value.text(location: base(requested) + "/" + path)
      }
    }
  }

  private func openAPI(
    _ operations: [any ServedOperation], isOpen: Bool
  ) -> ServiceDocument {
    let document = Deferred {
      OpenAPIDocument(RESTServiceSchema(operations), self, isOpen: isOpen)
    }
    return ServiceDocument(
      path: "openapi.json", mediaType: "application/json; charset=utf-8"
    ) { requested in
      document.value.text(baseURL: base(requested))
    }
  }
}
