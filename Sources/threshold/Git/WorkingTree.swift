import ArgumentParser

/// The working tree that a folder lies in.
struct WorkingTree {
  /// The working tree's root.
  let root: String

  /// The folder's path below the root.
  let path: String

  /// Whether the repository knows only the latest commits.
  let isShallow: Bool

  /// Finds the working tree around a folder.
  ///
  /// A repository may say that its working tree is elsewhere: then the folder is not in it, and what has the same path
  /// there would be another folder.
  init(around folder: String, _ git: Git) throws(Failure) {
    let lines = try git.line(
      ["rev-parse", "--show-toplevel", "--is-shallow-repository"],
      orFail: "'\(folder)' is not in a git repository",
      "no-repository"
    )
    root = String(lines[..<(lines.lastIndex(of: "\n") ?? lines.startIndex)])
    let place = FileWriter.followingLinks(folder)
    guard place == root || place.hasPrefix(root == "/" ? root : root + "/") else {
      throw Failure(
        "the repository around '\(folder)' has its working tree elsewhere, in '\(root)'",
        "no-repository",
        status: .notCompared
      )
    }
    isShallow = !lines.hasSuffix("\nfalse")
    path = String(place.dropFirst(root.count).drop { $0 == "/" })
  }
}
