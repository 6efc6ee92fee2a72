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
    "template-not-utf8", .error, "template is not UTF-8",
    """
    A template has a byte that is not valid UTF-8, so what it would write could not be read by a \
    compiler. Save the file as UTF-8.
    """)

  static let duplicateTemplate = DiagnosticRule(
    "template-duplicate", .error, "two templates have one name",
    """
    A template is named by its path without the ending `.mustache`. Two files lead to the same \
    name, and which of them is meant cannot be told. Remove or rename one of them.
    """)

  static let unclosedTag = DiagnosticRule(
    "template-unclosed-tag", .error, "tag is not closed",
    """
    A tag has begun, but the file ends or the next tag begins before its closing delimiter. \
    A tag that begins with `{{` ends with `}}`; one that begins with `{{{` ends with `}}}`.

    Should the braces not be a tag at all, change the delimiters for that part of the template: \
    `{{=<% %>=}}` before it and `<%={{ }}=%>` behind it.
    """)

  static let badTag = DiagnosticRule(
    "template-bad-tag", .error, "tag has no proper name",
    """
    The name in a tag consists of letters, digits, `_` and `-`. Several names may be joined by dots \
    (`person.name`), and `.` alone is the value of the innermost section. The name of a partial \
    may also hold `/`. There is nothing else to write in a tag: no conditions, calls or \
    arguments, no blocks, and no partials whose name is a variable.
    """)

  static let badDelimiters = DiagnosticRule(
    "template-bad-delimiters", .error, "delimiters cannot be changed like this",
    """
    A tag that changes the delimiters names the new opening and the new closing one, separated by \
    white space, between two equals signs: `{{=<% %>=}}`. Neither may hold white space or an \
    equals sign.
    """)

  static let unclosedSection = DiagnosticRule(
    "template-unclosed-section", .error, "section is not closed",
    """
    A section (`{{#name}}` or `{{^name}}`) has no `{{/name}}` of the same name before its template \
    or the section around it ends. Close it where it is meant to end.
    """)

  static let unopenedSection = DiagnosticRule(
    "template-unopened-section", .error, "section end without a section",
    """
    A tag `{{/name}}` closes a section where none is open. Open the section before it with \
    `{{#name}}` or `{{^name}}`, or remove the tag.
    """)

  static let mismatchedSection = DiagnosticRule(
    "template-mismatched-section", .error, "section end has another name",
    """
    A tag `{{/name}}` names a section that is not open, while another one is. Sections are closed \
    by the name they were opened with, the innermost first.
    """)

  static let unknownPartial = DiagnosticRule(
    "template-unknown-partial", .error, "partial does not exist",
    """
    A tag `{{>name}}` includes a template that does not exist. The name of a template is its path \
    inside the folder of templates without `.mustache`: `{{>client/method}}` includes \
    `client/method.mustache`, from wherever it stands.
    """)
}

// MARK: - Rendering

extension MustacheRules {
  static let unknownTemplate = DiagnosticRule(
    "template-unknown", .error, "template does not exist",
    """
    A file should be written by a template that does not exist. If you replaced the templates by \
    your own, the folder must have all that are needed.
    """)

  static let unknownKey = DiagnosticRule(
    "template-unknown-key", .error, "name means nothing here",
    """
    A tag names something that neither the innermost section nor any section around it knows. \
    Other engines write nothing in that case, and a mistyped name goes unnoticed; here it is an \
    error for variables and for sections alike. The hint shows names that exist at that place.

    In a dotted name the first part is looked up from the innermost section outwards, and the \
    others only inside of what was found.
    """)

  static let notText = DiagnosticRule(
    "template-not-text", .error, "value is not text",
    """
    A variable tag writes text, but its name is a list, an object or a boolean. Repeat a list \
    with a section, test a boolean with a section, and name the member of an object that is meant.
    """)

  static let endlessRecursion = DiagnosticRule(
    "template-endless-recursion", .error, "templates include each other without end",
    """
    Templates included each other more than 64 times deep. A template may include itself, but \
    only inside of a section that is falsey at some point, such as a list of children that is \
    empty in the end.
    """)
}
