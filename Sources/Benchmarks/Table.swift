import Foundation

/// Prints rows of text in aligned columns; the first column is a name, the others are numbers.
func printTable(_ rows: [[String]]) {
  let columns = rows.map(\.count).max() ?? 0
  let widths = (0..<columns).map { column in
    rows.map { $0.count > column ? $0[column].count : 0 }.max() ?? 0
  }
  for row in rows {
    let cells = row.enumerated().map { column, cell in
      let space = String(repeating: " ", count: widths[column] - cell.count)
      return column == 0 ? cell + space : space + cell
    }
    print(cells.joined(separator: "   "))
  }
  fflush(nil)
}

/// The value in the middle.
func median(_ values: [Double]) -> Double {
  let sorted = values.sorted()
  guard !sorted.isEmpty else { return 0 }
  return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
}

/// The values that 50 and 99 percent of all values do not exceed.
struct Percentiles {
  let p50: Double
  let p99: Double

  init(of values: [Double]) {
    let sorted = values.sorted()
    func value(_ percent: Int) -> Double {
      sorted.isEmpty ? 0 : sorted[(sorted.count * percent + 99) / 100 - 1]
    }
    (p50, p99) = (value(50), value(99))
  }
}

/// A number with a fixed number of decimals, without thousands separators.
func decimal(_ value: Double, digits: Int) -> String {
  value.formatted(
    .number.precision(.fractionLength(digits)).grouping(.never).locale(Locale(identifier: "en")))
}
