package hall.app.config;

/// A sentence that another part of the house makes in the reader's language.
@FunctionalInterface
interface Spoken {

  String in(String language);
}
