import ArgumentParser

extension ExitCode {
  /// Something was found: a step that is overdue, a scenario that disagrees, a record that differs.
  static let found = ExitCode(1)

  /// Input that cannot be read or is not valid, or output that cannot be written.
  static let badInput = ExitCode(2)

  /// Two configurations could not be compared, since one of them could not be had.
  static let notCompared = ExitCode(3)

  /// The audit could not find out everything.
  static let undecided = ExitCode(4)

  /// The program contradicts itself.
  static let contradiction = ExitCode(70)

  /// Ended by Ctrl-C, as shells count it.
  static let interrupted: Int32 = 130
}
