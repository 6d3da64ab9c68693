package hall.app.config;

import java.util.List;

/// What is in hand while a hall file is read.
///
/// @param languages in which the hall's texts must be given, its own first
record Draft(Problems problems, Register register, List<String> languages) {

  Draft speaking(List<String> others) {
    return new Draft(problems, register, others);
  }
}
