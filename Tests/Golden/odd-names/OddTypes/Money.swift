@_spi(Generated) import ServiceRuntime

/// Stands for the documented `Price`.
package struct Money: ReplacementObject {
  package var amount: Int32 = 0
  package var measure: Measure?

  package init() {}

  package static let wireName = XMLName(
    "Price", in: "http://www.superoffice.net/ws/crm/NetServer/Services88")

  package mutating func visit(_ fields: FieldVisitor) {
    fields.field("Amount", &amount)
    fields.field("Unit", &measure)
  }
}
