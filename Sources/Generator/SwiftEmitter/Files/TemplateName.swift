import Mustache

/// The templates that become files; partials are named only by other templates.
enum TemplateName: String, CaseIterable {
  case schema
  case types
  case enumerations
  case operations
  case client
  case service
  case unimplemented
  case server
  case mock
  case tests
}

/// A file to render: its template, values and path.
struct FilePlan {
  let template: TemplateName
  let path: String
  let value: TemplateObject
}
