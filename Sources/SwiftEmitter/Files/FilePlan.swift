import Mustache

/// A file to render: which template, with what, to where.
struct FilePlan {
  let template: TemplateName
  let path: String
  let value: TemplateObject
}
