import CRM
import Foundation
import Office
import ServiceCurl
import ServiceHTTPServer
import ServiceRuntime

// An app that calls its own server over HTTP: every operation over each binding that it is offered over.

/// Ends the app with what is wrong.
func check(_ isRight: Bool, _ what: String) {
  guard !isRight else { return print("right: \(what)") }
  print("WRONG: \(what)")
  exit(1)
}

let service = try ServiceServer(Office().endpoints, authenticator: AllowEveryone())
let server = HTTPServer(service, configuration: .init(port: 0))
try await server.start()
guard let baseURL = URL(string: server.url) else { exit(1) }

let configuration = ConnectionConfiguration(
  applicationToken: "app-1", timeZone: "NO",
  middleware: [RetryMiddleware(operations: "GetAppointmentEntity")])
let soap = ServiceConnection.soap(baseURL, credentials: .ticket("7T:app"), configuration)
let rest = ServiceConnection.rest(baseURL, credentials: .bearer("8A:app"), configuration)

// A contact is read and saved.
let contacts = ContactResourceClient(rest)
let contact = try await contacts.getContactEntity(id: 5)
check(contact?.name == "Books & Sons", "a contact is read")
var changed = ContactEntity()
changed.contactId = 5
changed.name = "Books & Daughters"
_ = try await contacts.putContactEntity(id: 5, entity: changed)
check(
  try await contacts.getContactEntity(id: 5)?.name == "Books & Daughters", "a contact is saved")

for (name, connection) in [("SOAP", soap), ("REST", rest)] {
  // An appointment is created, in one zone and in another.
  let appointments = AppointmentAgentClient(connection)
  let new = try await appointments.createDefaultAppointmentEntity()
  check(new?.description == "in the zone NO", "the zone of the connection over \(name)")
  let elsewhere = try await appointments.createDefaultAppointmentEntity(
    options: CallOptions(timeZone: "JP"))
  check(elsewhere?.description == "in the zone JP", "the zone of a call over \(name)")
  let saved = try await appointments.saveAppointmentEntity(new)
  let read = try await appointments.getAppointmentEntity(
    appointmentEntityId: saved?.appointmentId ?? 0)
  check(read?.startDate?.text == "2026-03-01T09:00:00", "an appointment is created over \(name)")

  // A fault says the same, by its kind.
  do {
    _ = try await appointments.getAppointmentEntity(appointmentEntityId: 99)
    check(false, "a fault over \(name)")
  } catch let fault as ServiceFault {
    check(
      fault.kind == .notFound && fault.reason == "There is no appointment 99.",
      "a fault by its kind over \(name)")
  }
  do {
    _ = try await MDOAgentClient(connection).getList(
      name: "secret", forceFlatList: true, additionalInfo: nil, onlyHistory: false)
  } catch let fault as ServiceFault {
    check(fault.kind == .forbidden, "another kind of fault over \(name)")
  }

  // An archive is read to its end.
  let archives = ArchiveAgentClient(connection)
  let rows = RowSequence(pageSize: 10) { page, size in
    try await archives.getArchiveListByColumns(
      providerName: "Contact", columns: ["contactId", "name"], sortOrder: [], restriction: [],
      entities: [], page: page, pageSize: size) ?? []
  }
  let numbers = try await rows.reduce(into: []) { $0.append($1["contactId"]?.int ?? -1) }
  check(numbers == Array(0..<25), "an archive to its end over \(name)")
}

// A list is followed to its end, into a type of the app's own.
struct Contact: Decodable {
  var contactId: Int
  var name: String
}
let listed = contacts.rows { try await $0.getAll(top: 10) }.map { try $0.decode(as: Contact.self) }
let names = try await listed.reduce(into: []) { $0.append($1.name) }
check(names.count == 25 && names.last == "contact 24", "a list to its end")

// Documents go up and come back: as text over SOAP, as a file over REST.
let files = FileManagerAgentClient(soap)
try await files.writeFile(documentId: 1, document: "The text of a document.")
check(
  try await files.readFile(documentId: 1).response == "The text of a document.",
  "a document is uploaded and read back over SOAP")
let image = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 255])
_ = try await contacts.saveImage(contactId: 5, image: image)
check(
  try await contacts.getImage(contactId: 5) == image, "a file is uploaded and read back over REST")

await server.shutdown()
print("all is right")
