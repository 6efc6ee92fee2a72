/// A documented header part or fault, for descriptions.
protocol DescribedPart {
  var element: XMLName { get }
  func type(by coder: DescribingCoder) -> DescribedType
}

extension SOAPDocumentedHeader: DescribedPart {
  var element: XMLName { name }
  func type(by coder: DescribingCoder) -> DescribedType { coder.content(of: Value.self) }
}

extension SOAPFaultPart: DescribedPart {
  var element: XMLName { name }
  func type(by coder: DescribingCoder) -> DescribedType { coder.content(of: Detail.self) }
}

extension SOAPOperation {
  func describedHeaders(by coder: DescribingCoder) -> [OperationSchema.Part] {
    headers.compactMap { header in
      (header as? any DescribedPart).map {
        OperationSchema.Part(
          element: $0.element, type: $0.type(by: coder), messages: header.messages)
      }
    }
  }

  func describedFaults(by coder: DescribingCoder) -> [OperationSchema.Part] {
    faults.compactMap { fault in
      (fault as? any DescribedPart).map {
        OperationSchema.Part(element: $0.element, type: $0.type(by: coder))
      }
    }
  }
}
