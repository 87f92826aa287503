import DecisionSupport
import Glibc
import Reports

/// What a command has beside its arguments: streams, a person at the terminal, the clock and variables.
struct Surroundings {
  let input: Terminal
  let output: Terminal
  let errors: Terminal

  /// The value of a variable; nil where it is not set.
  let variable: (String) -> String?

  /// The day, as the clock says.
  let today: () -> CalendarDate

  /// The day with the time, as the clock says.
  var now: () -> Moment = { Clock.now() }

  /// The next line that a person types; nil at the end of input.
  let readLine: () -> String?

  /// What has to be done before a person is asked.
  let beginConversation: () -> Void

  /// The surroundings of this process.
  static var process: Surroundings {
    Surroundings(
      input: Terminal(STDIN_FILENO),
      output: Terminal(STDOUT_FILENO),
      errors: Terminal(STDERR_FILENO),
      variable: { getenv($0).map { String(bytesOfName: $0) } },
      today: { Clock.today() },
      readLine: { Swift.readLine() },
      beginConversation: { Interrupt.endProgram() }
    )
  }

  /// Whether a person can be asked: there is a terminal to read from and to write to, whatever the output is.
  var hasPerson: Bool { input.isTerminal && errors.isTerminal }

  /// A talk with the person.
  func conversation(_ color: OutputOptions.Color) -> Conversation {
    beginConversation()
    return Conversation(style: style(of: errors, color), stream: errors, readLine: readLine)
  }

  /// How text is laid out on a stream: to a terminal's width, at most 100 columns, which is as far as eyes follow.
  func style(of stream: Terminal, _ color: OutputOptions.Color) -> TextStyle {
    let isColored =
      switch color {
      case .always: true
      case .never: false
      case .auto: stream.isTerminal && !refusesColor
      }
    return TextStyle(width: min(stream.columns ?? TextStyle.plain.width, 100), isColored: isColored)
  }

  /// Whether somebody asked for no colour (no-color.org), or the terminal cannot show any.
  private var refusesColor: Bool {
    variable("NO_COLOR").map { !$0.isEmpty } ?? false || variable("TERM") == "dumb"
  }
}
