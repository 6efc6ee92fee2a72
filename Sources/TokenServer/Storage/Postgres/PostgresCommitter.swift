/// A change of one entry, and who waits for it.
struct PostgresChange: Sendable {
  enum Kind: Sendable {
    /// - Parameter id: The identity of this save, however often it is tried.
    case save(id: [UInt8])
    /// Where it is encrypted with this master key.
    case replace(MasterKeyID)
    /// A save of which nothing is kept.
    case rehearse
  }

  let kind: Kind
  let entry: TokenEntry
  let done: CheckedContinuation<Result<Void, StorageError>, Never>
}

/// Commits the changes that have come together.
struct PostgresCommitter: Sendable {
  let pool: PostgresPool
  /// Told how many requests a commit held.
  let onCommit: @Sendable (Int) -> Void

  /// What is sent in one statement, at most and roughly.
  private static let maximumBytes = 16 << 20

  func commit(_ changes: [PostgresChange]) {
    var (saves, replacements): ([PostgresChange], [PostgresChange]) = ([], [])
    for change in changes {
      switch change.kind {
      case .save: saves.append(change)
      case .replace: replacements.append(change)
      case .rehearse: rehearse(change)
      }
    }
    for batch in Self.portions(saves) { save(batch) }
    for batch in Self.portions(replacements) { replace(batch) }
  }

  private static func portions(_ changes: [PostgresChange]) -> [[PostgresChange]] {
    var (portions, size): ([[PostgresChange]], Int) = ([], 0)
    for change in changes {
      size += change.entry.sealed.count
      if portions.isEmpty || size > maximumBytes {
        portions.append([])
        size = change.entry.sealed.count
      }
      portions[portions.count - 1].append(change)
    }
    return portions
  }

  // MARK: Saves

  private func save(_ changes: [PostgresChange]) {
    // In one order everywhere: two servers that wait for each other would never end.
    let sorted = changes.sorted { $0.entry.keyHash < $1.entry.keyHash }
    finish(sorted) { () throws(StorageError) in
      try pool.perform { connection throws(PostgresFailure) in
        let results = try connection.commit([
          Self.lockMasterKeys, Self.insertion(sorted), Self.retiredKeys,
        ])
        return Self.outcomes(sorted, results)
      }
    } alone: {
      save([$0])
    }
  }

  /// Who retires a key waits for this, and whoever saves after it sees what it did: each statement
  /// sees what was committed before it.
  private static let lockMasterKeys = PostgresStatement(
    "SELECT pg_advisory_xact_lock_shared(\(PostgresSchema.Lock.masterKeys.arguments))")

  private static let retiredKeys = PostgresStatement(
    "SELECT id FROM token_server.master_key WHERE retired IS NOT NULL")

  /// What is kept already of the same save is written once more, for two reasons: it is reported as
  /// kept, and its commit waits for the standby, which the first one may not have done. A key may
  /// have been retired meanwhile: then it was kept before, and has been encrypted with a newer one.
  private static func insertion(_ changes: [PostgresChange]) -> PostgresStatement {
    let entries = changes.map(\.entry)
    return PostgresStatement(
      """
      INSERT INTO token_server.token AS kept (key_hash, save_id, master_key, created, expires, sealed)
      SELECT new.* FROM unnest($1::bytea[], $2::bytea[], $3::bigint[], $4::timestamptz[],
        $5::timestamptz[], $6::bytea[])
        AS new (key_hash, save_id, master_key, created, expires, sealed)
      WHERE NOT EXISTS (SELECT FROM token_server.master_key k
          WHERE k.id = new.master_key AND k.retired IS NOT NULL)
        OR EXISTS (SELECT FROM token_server.token t
          WHERE t.key_hash = new.key_hash AND t.save_id = new.save_id)
      ON CONFLICT (key_hash) DO UPDATE SET save_id = excluded.save_id
        WHERE kept.save_id = excluded.save_id
      RETURNING key_hash
      """,
      .byteStrings(entries.map(\.keyHash.bytes)), .byteStrings(changes.map(\.identity)),
      .numbers(entries.map(\.masterKey.rawValue)), .times(entries.map(\.created)),
      .times(entries.map(\.expires)), .byteStrings(entries.map(\.sealed)))
  }

  /// - Parameter results: Of the lock, the insertion and the question for retired keys.
  private static func outcomes(
    _ changes: [PostgresChange], _ results: [PostgresResult]
  ) -> [Result<Void, StorageError>] {
    let kept = Set(results.dropFirst().first?.rows.map { $0.bytes(0) } ?? [])
    let retired = Set(results.last?.rows.map { $0.number(0) } ?? [])
    return changes.map { change in
      if kept.contains(change.entry.keyHash.bytes) { return .success(()) }
      return retired.contains(change.entry.masterKey.rawValue)
        ? .failure(.masterKeyRetired) : .failure(.failed("there is an entry of this hash already"))
    }
  }

  private func rehearse(_ change: PostgresChange) {
    finish([change]) { () throws(StorageError) in
      try pool.perform { connection throws(PostgresFailure) in
        let results = try connection.commit([
          Self.lockMasterKeys, Self.insertion([change]), Self.retiredKeys,
          PostgresStatement(
            "DELETE FROM token_server.token WHERE key_hash = $1 AND save_id = $2",
            .bytes(change.entry.keyHash.bytes), .bytes(change.identity)),
        ])
        return Self.outcomes([change], results.dropLast())
      }
    } alone: { _ in
    }
  }

  // MARK: Replacements

  private func replace(_ changes: [PostgresChange]) {
    let sorted = changes.sorted { $0.entry.keyHash < $1.entry.keyHash }
    finish(sorted) { () throws(StorageError) in
      try pool.perform { connection throws(PostgresFailure) in
        _ = try connection.commit([Self.update(sorted)])
        return sorted.map { _ in .success(()) }
      }
    } alone: {
      replace([$0])
    }
  }

  /// Done twice, it is written twice, for the standby's sake.
  private static func update(_ changes: [PostgresChange]) -> PostgresStatement {
    let entries = changes.map(\.entry)
    return PostgresStatement(
      """
      UPDATE token_server.token t SET master_key = new.master_key, sealed = new.sealed
      FROM unnest($1::bytea[], $2::bigint[], $3::bigint[], $4::bytea[])
        AS new (key_hash, old_master_key, master_key, sealed)
      WHERE t.key_hash = new.key_hash
        AND (t.master_key = new.old_master_key OR t.sealed = new.sealed)
      """,
      .byteStrings(entries.map(\.keyHash.bytes)), .numbers(changes.map(\.replaced.rawValue)),
      .numbers(entries.map(\.masterKey.rawValue)), .byteStrings(entries.map(\.sealed)))
  }

  // MARK: Ends

  /// Commits, then tells everybody; what cannot be done together is tried one by one.
  private func finish(
    _ changes: [PostgresChange],
    _ work: () throws(StorageError) -> [Result<Void, StorageError>],
    alone: (PostgresChange) -> Void
  ) {
    do throws(StorageError) {
      let results = try work()
      onCommit(changes.count)
      for (change, result) in zip(changes, results) { change.done.resume(returning: result) }
    } catch let error where changes.count > 1 && !error.isOfWholeBatch {
      // There may be room for some of it, or only one of it is at fault.
      for change in changes { alone(change) }
    } catch {
      for change in changes { change.done.resume(returning: .failure(error)) }
    }
  }
}

extension PostgresChange {
  /// Of a save or its rehearsal.
  fileprivate var identity: [UInt8] {
    if case .save(let id) = kind { id } else { [] }
  }

  /// The master key of the entry that is replaced.
  fileprivate var replaced: MasterKeyID {
    if case .replace(let key) = kind { key } else { entry.masterKey }
  }
}

extension StorageError {
  /// Whether it is no fault of one of the requests in a batch.
  fileprivate var isOfWholeBatch: Bool {
    switch self {
    case .locked, .closed, .unreachable: true
    default: false
    }
  }
}
