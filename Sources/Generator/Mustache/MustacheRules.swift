import Diagnostics

/// The rules for templates: first those for reading, then those for rendering.
package enum MustacheRules {
  package static let all: [DiagnosticRule] = [
    notUTF8, duplicateTemplate, unclosedTag, badTag, badDelimiters, unclosedSection,
    unopenedSection, mismatchedSection, unknownPartial, unknownTemplate, unknownKey, notText,
    endlessRecursion,
  ]
}

// MARK: - Reading

extension MustacheRules {
  static let notUTF8 = DiagnosticRule(
    "template-not-utf8", severity: .error, title: "template is not UTF-8",
    explanation: """
      A template has a byte that is not valid UTF-8, so a compiler could not read its output. Save \
      the file as UTF-8.
      """)

  static let duplicateTemplate = DiagnosticRule(
    "template-duplicate", severity: .error, title: "two templates have one name",
    explanation: """
      The name of a template is its path without the suffix `.mustache`. Two files have the same \
      name. Remove or rename one of them.
      """)

  static let unclosedTag = DiagnosticRule(
    "template-unclosed-tag", severity: .error, title: "tag is not closed",
    explanation: """
      A tag has begun, but the file ends or the next tag begins before its closing delimiter. \
      A tag that begins with `{{` ends with `}}`; one that begins with `{{{` ends with `}}}`.

      If the braces are not a tag, change the delimiters for that part of the template: `{{=<% \
      %>=}}` before it and `<%={{ }}=%>` after it.
      """)

  static let badTag = DiagnosticRule(
    "template-bad-tag", severity: .error, title: "tag has no proper name",
    explanation: """
      The name in a tag consists of letters, digits, `_` and `-`. Several names may be joined by \
      dots (`person.name`), and `.` alone is the value of the innermost section. The name of a \
      partial may also contain `/`. A tag has nothing else: no conditions, calls or arguments, no \
      blocks, and no partials whose name is a variable.
      """)

  static let badDelimiters = DiagnosticRule(
    "template-bad-delimiters", severity: .error, title: "delimiters cannot be changed like this",
    explanation: """
      A tag that changes the delimiters has the new opening and the new closing delimiter, separated \
      by white space, between two equals signs: `{{=<% %>=}}`. Neither may contain white space or an \
      equals sign.
      """)

  static let unclosedSection = DiagnosticRule(
    "template-unclosed-section", severity: .error, title: "section is not closed",
    explanation: """
      A section (`{{#name}}` or `{{^name}}`) has no `{{/name}}` with the same name before the end of \
      its template or of the enclosing section. Close it where it should end.
      """)

  static let unopenedSection = DiagnosticRule(
    "template-unopened-section", severity: .error, title: "section end without a section",
    explanation: """
      A tag `{{/name}}` closes a section, but none is open. Open the section before it with \
      `{{#name}}` or `{{^name}}`, or remove the tag.
      """)

  static let mismatchedSection = DiagnosticRule(
    "template-mismatched-section", severity: .error, title: "section end has another name",
    explanation: """
      A tag `{{/name}}` names a section that is not open, but another one is open. Close sections \
      with their own names, the innermost first.
      """)

  static let unknownPartial = DiagnosticRule(
    "template-unknown-partial", severity: .error, title: "partial does not exist",
    explanation: """
      A tag `{{>name}}` includes a template that does not exist. The name of a template is its path \
      inside the folder of templates without `.mustache`: `{{>client/method}}` includes \
      `client/method.mustache`, from any template.
      """)
}

// MARK: - Rendering

extension MustacheRules {
  static let unknownTemplate = DiagnosticRule(
    "template-unknown", severity: .error, title: "template does not exist",
    explanation: """
      A file needs a template that does not exist. If you replaced the templates with your own, the \
      folder must have all required templates.
      """)

  static let unknownKey = DiagnosticRule(
    "template-unknown-key", severity: .error, title: "unknown name",
    explanation: """
      A tag has a name that neither the innermost section nor any enclosing section has. Other \
      engines write nothing in that case, so a mistyped name is not noticed. Here it is an error for \
      both variables and sections. The hint shows names that exist there.

      In a dotted name the first part is looked up from the innermost section outwards, and the \
      other parts only inside the result.
      """)

  static let notText = DiagnosticRule(
    "template-not-text", severity: .error, title: "value is not text",
    explanation: """
      A variable tag writes text, but its name is a list, an object or a boolean. Repeat a list with \
      a section, test a boolean with a section, and name a member of an object.
      """)

  static let endlessRecursion = DiagnosticRule(
    "template-endless-recursion", severity: .error,
    title: "templates include each other without end",
    explanation: """
      Templates include each other more than 64 levels deep. A template may include itself, but only \
      inside a section that is falsey at some point, such as a list of children that becomes empty.
      """)
}
