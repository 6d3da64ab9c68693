package hall.app.config;

import java.util.List;

/// What is in hand while a hall file is read.
///
/// @param languages in which the hall's texts are given, its own first; in those that the product
///   has and in the hall's own they must be
/// @param known all languages there are, the hall's own ones (`words-folder`) among them
record Draft(Problems problems, Register register, List<String> languages, List<String> known) {

  Draft speaking(List<String> others) {
    return new Draft(problems, register, others, known);
  }
}
