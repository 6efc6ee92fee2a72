struct HTMLReport {
  let report: DiffReport
  let details: FindingDetails
  var text: String { "" }
}
