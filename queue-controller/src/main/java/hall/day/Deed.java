package hall.day;

import hall.day.DayScript.Act;
import hall.queue.Command;
import hall.queue.WindowId;
import java.util.List;
import java.util.Optional;

/// Where in a script a command belongs.
enum Deed {
  /// Only time going on.
  CLOCK,

  /// A window's key for the next ticket.
  NEXT,

  /// A ticket called by hand, or somebody served without one.
  BY_HAND,

  /// What is done at the window about the ticket there.
  AT_WINDOW,

  /// What the citizen presses on the pad, whatever the window does meanwhile.
  RATING,

  /// What comes at its own time.
  OUTSIDE;

  static Deed of(Command command) {
    return switch (command) {
      case Command.KeepTime _ -> CLOCK;
      case Command.CallNext _ -> NEXT;
      case Command.CallChosen _, Command.ServeWalkIn _ -> BY_HAND;
      case Command.Recall _, Command.Start _, Command.MarkNoShow _ -> AT_WINDOW;
      case Command.Transfer _, Command.Park _, Command.Hold _ -> AT_WINDOW;
      case Command.SetRoute _, Command.AddCases _, Command.EndCase _ -> AT_WINDOW;
      case Command.End _, Command.Undo _ -> AT_WINDOW;
      case Command.Rate _ -> RATING;
      case Command.TakeTicket _, Command.Book _, Command.CancelBooking _ -> OUTSIDE;
      case Command.CheckIn _, Command.ComeBack _, Command.CancelTicket _ -> OUTSIDE;
      case Command.Reprint _, Command.NotePaper _, Command.SignOn _ -> OUTSIDE;
      case Command.LeaseNumbers _, Command.TakeLeased _, Command.NoteSent _ -> OUTSIDE;
      case Command.SignOff _, Command.PauseWindow _, Command.ResumeWindow _ -> OUTSIDE;
      case Command.HandOver _, Command.GrantPriority _, Command.Lend _ -> OUTSIDE;
      case Command.GiveBack _, Command.ChangePlan _ -> OUTSIDE;
      case Command.CorrectClock _, Command.EnterLateVisit _, Command.SealDay _ -> OUTSIDE;
    };
  }

  /// How many of them keep the window busy.
  static int atWindow(List<Act> acts) {
    return (int) acts.stream().filter(act -> of(act.request().command()) == AT_WINDOW).count();
  }

  /// The window the command speaks of, if it does of one.
  static Optional<WindowId> window(Command command) {
    return switch (command) {
      case Command.CallNext(var window) -> Optional.of(window);
      case Command.CallChosen chosen -> Optional.of(chosen.window());
      case Command.ServeWalkIn walkIn -> Optional.of(walkIn.window());
      case Command.SignOn(var window, _) -> Optional.of(window);
      case Command.SignOff(var window) -> Optional.of(window);
      case Command.PauseWindow(var window, _) -> Optional.of(window);
      case Command.ResumeWindow(var window) -> Optional.of(window);
      case Command.Recall(var window) -> Optional.of(window);
      case Command.Start(var window) -> Optional.of(window);
      case Command.MarkNoShow(var window, _) -> Optional.of(window);
      case Command.Transfer sent -> Optional.of(sent.window());
      case Command.Park(var window, _) -> Optional.of(window);
      case Command.Hold(var window, _) -> Optional.of(window);
      case Command.SetRoute(var window, _) -> Optional.of(window);
      case Command.AddCases(var window, _) -> Optional.of(window);
      case Command.EndCase(var window, _) -> Optional.of(window);
      case Command.End(var window, _) -> Optional.of(window);
      case Command.Undo(var window) -> Optional.of(window);
      case Command.Rate(var window, _) -> Optional.of(window);
      default -> Optional.empty();
    };
  }

  /// The same done at another window.
  static Command at(WindowId window, Command command) {
    return switch (command) {
      case Command.Recall _ -> new Command.Recall(window);
      case Command.Start _ -> new Command.Start(window);
      case Command.MarkNoShow(_, var isFinal) -> new Command.MarkNoShow(window, isFinal);
      case Command.Transfer(_, var to, var where, var back) ->
          new Command.Transfer(window, to, where, back);
      case Command.Park(_, var within) -> new Command.Park(window, within);
      case Command.Hold(_, var missing) -> new Command.Hold(window, missing);
      case Command.SetRoute(_, var route) -> new Command.SetRoute(window, route);
      case Command.AddCases(_, var more) -> new Command.AddCases(window, more);
      case Command.EndCase(_, var outcome) -> new Command.EndCase(window, outcome);
      case Command.End(_, var outcome) -> new Command.End(window, outcome);
      case Command.Undo _ -> new Command.Undo(window);
      case Command.Rate(_, var rating) -> new Command.Rate(window, rating);
      default -> command;
    };
  }
}
