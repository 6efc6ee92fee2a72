/// A change of one entry, and its caller.
struct PostgresChange: Sendable {
  enum Kind: Sendable {
    /// - Parameter id: The identity of this save, however often it is tried.
    case save(id: [UInt8])
    /// Replaces an entry that is encrypted with this master key.
    case replace(MasterKeyID)
    /// A save that keeps nothing.
    case rehearse
  }

  let kind: Kind
  let entry: TokenEntry
  let done: CheckedContinuation<Result<Void, StorageError>, Never>
}

/// Commits the changes that have come together.
struct PostgresCommitter: Sendable {
  let pool: PostgresPool
  /// Called with the number of requests in a commit.
  let onCommit: @Sendable (Int) -> Void

  /// The approximate limit of one statement.
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
    // All servers use the same order. Otherwise two of them could wait for each other.
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

  /// A retirement waits for this lock. A save that waits for a retirement sees its result, because
  /// each statement sees what was committed before it.
  private static let lockMasterKeys = PostgresStatement(
    "SELECT pg_advisory_xact_lock_shared(\(PostgresSchema.Lock.masterKeys.arguments))")

  private static let retiredKeys = PostgresStatement(
    "SELECT id FROM token_server.master_key WHERE retired IS NOT NULL")

  /// In a retry, an entry of the same save is written again, for two reasons: it is reported as
  /// saved, and the commit waits for the standby, which the first one may not have done. If the
  /// master key was retired before the retry, a rotation has encrypted the entry again.
  private static func insertion(_ changes: [PostgresChange]) -> PostgresStatement {
    let entries = changes.map(\.entry)
    return PostgresStatement(
      """
      INSERT INTO token_server.token AS kept
        (key_hash, save_id, master_key, created, expires, sealed, owner)
      SELECT new.* FROM unnest($1::bytea[], $2::bytea[], $3::bigint[], $4::timestamptz[],
        $5::timestamptz[], $6::bytea[], $7::text[])
        AS new (key_hash, save_id, master_key, created, expires, sealed, owner)
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
      .times(entries.map(\.expires)), .byteStrings(entries.map(\.sealed)),
      .texts(entries.map(\.owner)))
  }

  private static func keys(_ result: PostgresResult?) -> Set<MasterKeyID> {
    Set(result?.rows.map { MasterKeyID(rawValue: $0.number(0)) } ?? [])
  }

  /// - Parameter results: The results of the lock, the insertion and the query for retired keys.
  private static func outcomes(
    _ changes: [PostgresChange], _ results: [PostgresResult]
  ) -> [Result<Void, StorageError>] {
    let kept = Set(results.dropFirst().first?.rows.map { $0.bytes(0) } ?? [])
    let retired = keys(results.last)
    return changes.map { change in
      if kept.contains(change.entry.keyHash.bytes) { return .success(()) }
      return retired.contains(change.entry.masterKey)
        ? .failure(.masterKeyRetired) : .failure(.failed("an entry with this hash exists"))
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
        let results = try connection.commit([
          Self.lockMasterKeys, Self.update(sorted), Self.retiredKeys,
        ])
        let retired = Self.keys(results.last)
        return sorted.map {
          retired.contains($0.entry.masterKey) ? .failure(.masterKeyRetired) : .success(())
        }
      }
    } alone: {
      replace([$0])
    }
  }

  /// A retry writes the entry again, so that its commit waits for the standby.
  private static func update(_ changes: [PostgresChange]) -> PostgresStatement {
    let entries = changes.map(\.entry)
    return PostgresStatement(
      """
      UPDATE token_server.token t SET master_key = new.master_key, sealed = new.sealed
      FROM unnest($1::bytea[], $2::bigint[], $3::bigint[], $4::bytea[])
        AS new (key_hash, old_master_key, master_key, sealed)
      WHERE t.key_hash = new.key_hash
        AND (t.master_key = new.old_master_key OR t.sealed = new.sealed)
        AND NOT EXISTS (SELECT FROM token_server.master_key k
          WHERE k.id = new.master_key AND k.retired IS NOT NULL)
      """,
      .byteStrings(entries.map(\.keyHash.bytes)), .numbers(changes.map(\.replaced.rawValue)),
      .numbers(entries.map(\.masterKey.rawValue)), .byteStrings(entries.map(\.sealed)))
  }

  // MARK: Ends

  /// Commits, then resumes the callers. If a batch fails, its requests are tried one by one.
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
      // There may be space for some of the requests, or only one of them may have failed.
      for change in changes { alone(change) }
    } catch {
      for change in changes { change.done.resume(returning: .failure(error)) }
    }
  }
}

extension PostgresChange {
  /// The identity of a save or of its rehearsal.
  fileprivate var identity: [UInt8] {
    if case .save(let id) = kind { id } else { [] }
  }

  /// The master key of the entry that is replaced.
  fileprivate var replaced: MasterKeyID {
    if case .replace(let key) = kind { key } else { entry.masterKey }
  }
}

extension StorageError {
  /// Whether the error does not come from one of the requests in a batch.
  fileprivate var isOfWholeBatch: Bool {
    switch self {
    case .locked, .closed, .unreachable: true
    default: false
    }
  }
}
