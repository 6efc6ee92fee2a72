@_spi(Generated) import ServiceRuntime

/// Operations on dictionaries.
extension LibraryOperations {
  enum GetLabels: OperationDefinition {
    struct Input: FieldCodable {

      init() {
      }

      static func empty() -> Self { Self() }

      mutating func code(with coder: FieldCoder) {}
    }

    struct Output: OperationResponse {
      var response: [String: String]?

      init(response: [String: String]? = nil) {
        self.response = response
      }

      static func empty() -> Self { Self() }

      mutating func code(with coder: FieldCoder) {
        coder.dictionary("Response", item: "StringKeyValuePair", &response)
      }
    }

    static let descriptor = OperationDescriptor(
      service: LibraryOperations.service, name: "GetLabels",
      soap: SOAPOperation(
        action: LibrarySchema.namespace + "/Library/GetLabels",
        requestHeaders: ["ApplicationToken", "Credentials", "TimeZone"],
        responseHeaders: ["ExceptionInfo", "ExtraInfo", "Succeeded", "TimeZone"],
        input: "GetLabels", output: "GetLabelsResponse"),
      rest: RESTOperation(
        method: .post, path: "/api/v1/Agents/Library/GetLabels"))
  }

  enum SetLabels: OperationDefinition {
    struct Input: FieldCodable {
      var labels: [String: String]?

      init(labels: [String: String]? = nil) {
        self.labels = labels
      }

      static func empty() -> Self { Self() }

      mutating func code(with coder: FieldCoder) {
        coder.dictionary("Labels", item: "StringKeyValuePair", &labels)
      }
    }

    struct Output: OperationResponse {
      var response: Bool

      init(response: Bool = Bool.wireDefault) {
        self.response = response
      }

      static func empty() -> Self { Self() }

      mutating func code(with coder: FieldCoder) {
        coder.field("Response", &response)
      }
    }

    static let descriptor = OperationDescriptor(
      service: LibraryOperations.service, name: "SetLabels",
      soap: SOAPOperation(
        action: LibrarySchema.namespace + "/Library/SetLabels",
        requestHeaders: ["ApplicationToken", "Credentials", "TimeZone"],
        responseHeaders: ["ExceptionInfo", "ExtraInfo", "Succeeded", "TimeZone"],
        input: "SetLabels", output: "SetLabelsResponse"),
      rest: RESTOperation(
        method: .post, path: "/api/v1/Agents/Library/SetLabels",
        parameters: [.property("Labels")], body: .wrapper))
  }
}
