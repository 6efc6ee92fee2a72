import Mustache

/// A file to render: its template, values and path.
struct FilePlan {
  let template: TemplateName
  let path: String
  let value: TemplateObject
}
